package io.qilian.bundles.modellibrary.internal.rollout;

import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.SessionSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** The real runtime, with runs that take longer, and fail when told to. */
final class SlowRuntime implements OnnxRuntime {

    private final long delayMs;
    private final AtomicBoolean failing;

    SlowRuntime(long delayMs, AtomicBoolean failing) {
        this.delayMs = delayMs;
        this.failing = failing;
    }

    @Override
    public OnnxSession open(Path model, SessionSettings settings) {
        return wrap(OnnxSession.class, Models.RUNTIME.open(model, settings), result -> result);
    }

    @Override
    public String version() {
        return Models.RUNTIME.version();
    }

    private <T> T wrap(Class<T> type, T inner, UnaryOperator<Object> outward) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> outward.apply(call(inner, method, arguments))));
    }

    private Object call(Object inner, Method method, Object[] arguments) throws Throwable {
        if (inner instanceof OnnxCall && method.getName().equals("run")) {
            if (failing.get()) {
                throw new UnsupportedOperationException("told to fail");
            }
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMs);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
        Object result;
        try {
            result = method.invoke(inner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (result instanceof Optional<?> lease && lease.isPresent() && lease.get() instanceof OnnxLease found) {
            return Optional.of(wrap(OnnxLease.class, found, UnaryOperator.identity()));
        }
        return result instanceof OnnxCall run ? wrap(OnnxCall.class, run, UnaryOperator.identity()) : result;
    }
}
