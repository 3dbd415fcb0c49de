package io.qilian.bundles.rest.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Sends what is stored as server-sent events. What is sent is always read from the store, and news only wake the sender
 * up, so that a slow client costs no memory and misses nothing.
 */
final class NewsStream {

    private static final int BATCH = 500;

    /** Something that is stored, with its place. */
    record Item(long place, String data) {}

    /** Where items are stored. */
    interface Source {

        /** Tells that something was stored; closed by the caller. */
        AutoCloseable follow(Runnable news);

        /** What stands after a place, in order. */
        List<Item> after(long place, int most);
    }

    private final Source source;
    private final Duration keepAlive;
    private final BooleanSupplier stopped;

    NewsStream(Source source, Duration keepAlive, BooleanSupplier stopped) {
        this.source = source;
        this.keepAlive = keepAlive;
        this.stopped = stopped;
    }

    void send(long after, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        PrintWriter out = response.getWriter();
        out.print(": events\n\n");
        response.flushBuffer();
        Semaphore news = new Semaphore(1);
        try (AutoCloseable following = source.follow(() -> wake(news))) {
            follow(after, out, news);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("What is stored could not be followed", e);
        }
    }

    private static void wake(Semaphore news) {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void follow(long after, PrintWriter out, Semaphore news) throws InterruptedException {
        long sent = after;
        while (!stopped.getAsBoolean() && !out.checkError()) {
            if (!news.tryAcquire(keepAlive.toMillis(), TimeUnit.MILLISECONDS)) {
                out.print(": still here\n\n");
                continue;
            }
            List<Item> batch;
            do {
                batch = source.after(sent, BATCH);
                for (Item item : batch) {
                    out.print("id: " + item.place() + "\ndata: " + item.data() + "\n\n");
                    sent = item.place();
                }
            } while (batch.size() == BATCH && !out.checkError());
        }
    }
}
