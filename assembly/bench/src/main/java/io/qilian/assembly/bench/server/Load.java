package io.qilian.assembly.bench.server;

import io.qilian.assembly.bench.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** What callers saw who call one after the other, each for itself. */
final class Load {

    private static final double WARM_UP_SECONDS = 1;

    /** One caller, with its connection or its buffers. */
    interface Caller extends AutoCloseable {

        /** Calls once. */
        void call();

        @Override
        default void close() {}
    }

    private final double[] micros;
    private final double perSecond;

    private Load(double[] micros, double perSecond) {
        this.micros = micros;
        this.perSecond = perSecond;
    }

    static Load of(int callers, double seconds, Supplier<Caller> connect) {
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        List<Caller> all = new ArrayList<>();
        try {
            for (int caller = 0; caller < callers; caller++) {
                all.add(connect.get());
            }
            call(pool, all, WARM_UP_SECONDS);
            long beganNs = System.nanoTime();
            double[] micros = call(pool, all, seconds);
            return new Load(micros, micros.length / ((System.nanoTime() - beganNs) / 1e9));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a call failed", e);
        } finally {
            all.forEach(Caller::close);
            pool.shutdownNow();
        }
    }

    private static double[] call(ExecutorService pool, List<Caller> callers, double seconds)
            throws InterruptedException, ExecutionException {
        long endNs = System.nanoTime() + (long) (seconds * 1e9);
        List<Callable<double[]>> tasks = new ArrayList<>();
        callers.forEach(caller -> tasks.add(() -> {
            DoubleStream.Builder micros = DoubleStream.builder();
            do {
                long beganNs = System.nanoTime();
                caller.call();
                micros.add((System.nanoTime() - beganNs) / 1e3);
            } while (System.nanoTime() < endNs);
            return micros.build().toArray();
        }));
        List<double[]> all = new ArrayList<>();
        for (Future<double[]> one : pool.invokeAll(tasks)) {
            all.add(one.get());
        }
        return all.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** Calls of all callers together. */
    double perSecond() {
        return perSecond;
    }

    double medianMicros() {
        return Statistics.median(micros);
    }

    double tailMicros() {
        return Statistics.quantile(0.99, micros);
    }
}
