package io.qilian.bundles.rest.internal;

import io.qilian.kernel.scenes.api.EventJson;
import io.qilian.kernel.scenes.api.EventLog;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.StoredEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Sends events as server-sent events. What is sent is always read from the log, and the log's news only wake the sender
 * up, so that a slow client costs no memory and misses nothing.
 */
final class EventStream {

    private static final int BATCH = 500;

    private final EventLog events;
    private final Optional<String> scene;
    private final Duration keepAlive;
    private final BooleanSupplier stopped;

    EventStream(EventLog events, Optional<String> scene, Duration keepAlive, BooleanSupplier stopped) {
        this.events = events;
        this.scene = scene;
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
        try (AutoCloseable following = events.follow(stored -> {
            // Woken up by others' events, the stream of a quiet scene would never be silent, and so never kept alive.
            if (scene.stream().allMatch(stored.event().scene()::equals) && news.availablePermits() == 0) {
                news.release();
            }
        })) {
            follow(after, out, news);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The event log could not be followed", e);
        }
    }

    private void follow(long after, PrintWriter out, Semaphore news) throws IOException, InterruptedException {
        long sent = after;
        while (!stopped.getAsBoolean() && !out.checkError()) {
            if (!news.tryAcquire(keepAlive.toMillis(), TimeUnit.MILLISECONDS)) {
                out.print(": still here\n\n");
                continue;
            }
            List<StoredEvent> batch;
            do {
                batch = events.find(new EventQuery(scene, Optional.empty(), sent, BATCH, false));
                for (StoredEvent stored : batch) {
                    out.print("id: " + stored.sequence() + "\ndata: " + EventJson.write(stored.event()) + "\n\n");
                    sent = stored.sequence();
                }
            } while (batch.size() == BATCH && !out.checkError());
        }
    }
}
