package io.qilian.bundles.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.scenes.api.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/events/stream}: events as they are stored, none twice, none left out. */
class EventStreamTest {

    private static final String STREAM = "/api/events/stream";
    private static final int MOST_STREAMS = 32;
    private static final Logger LOG = Logger.getLogger(RestServlet.class.getName());

    private final StoredEvents log = new StoredEvents();
    private final EventsServlet servlet = new EventsServlet(log, Duration.ofMillis(50));
    private final Web web = new Web(servlet);

    @AfterEach
    void close() throws Exception {
        LOG.setLevel(null);
        servlet.stop();
        web.close();
    }

    @Test
    void sendsWhatIsStoredFromNowOn() {
        log.store("gate");
        try (EventSource stream = new EventSource(web, STREAM)) {
            assertThat(stream.head().get(0)).contains("200");
            assertThat(stream.head())
                    .anyMatch(line -> line.equalsIgnoreCase("Content-Type: text/event-stream;charset=utf-8"))
                    .anyMatch(line -> line.equalsIgnoreCase("Cache-Control: no-store"));
            stream.awaitComments(1);
            StoredEvent second = log.store("gate");
            StoredEvent third = log.store("yard");
            assertThat(stream.next(2)).containsExactly(second, third);
        }
    }

    @Test
    void resumesAfterTheLastEventThatTheClientHas() {
        List<StoredEvent> all = store(7);
        List<StoredEvent> seen = new ArrayList<>();
        try (EventSource stream = new EventSource(web, STREAM + "?after=0")) {
            seen.addAll(stream.next(3));
        }
        all.addAll(store(3));
        try (EventSource again = new EventSource(web, STREAM, "Last-Event-ID: 3")) {
            all.addAll(store(2));
            seen.addAll(again.next(9));
        }
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void prefersWhatTheClientHasOverWhatTheAddressSays() {
        List<StoredEvent> all = store(5);
        try (EventSource stream = new EventSource(web, STREAM + "?after=0", "Last-Event-ID: 4")) {
            assertThat(stream.next(1)).containsExactly(all.get(4));
        }
    }

    @Test
    void sendsTheEventsOfOneSceneOnly() {
        store(2);
        StoredEvent wanted = log.store("yard");
        try (EventSource stream = new EventSource(web, STREAM + "?after=0&scene=yard")) {
            assertThat(stream.next(1)).containsExactly(wanted);
        }
    }

    @Test
    void losesNothingWhenManyAreStoredAtOnce() throws InterruptedException {
        List<Thread> scenes = IntStream.range(0, 4)
                .mapToObj(scene -> new Thread(() -> IntStream.range(0, 500).forEach(i -> log.store("scene-" + scene))))
                .toList();
        try (EventSource stream = new EventSource(web, STREAM + "?after=0")) {
            scenes.forEach(Thread::start);
            assertThat(stream.next(2000))
                    .extracting(StoredEvent::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 2000).boxed().toList());
            for (Thread scene : scenes) {
                scene.join();
            }
        }
    }

    @Test
    void keepsTheConnectionAliveWhileNothingHappens() {
        try (EventSource stream = new EventSource(web, STREAM)) {
            stream.awaitComments(4);
        }
    }

    @Test
    void keepsTheStreamOfAQuietSceneAliveWhileOthersAreBusy() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        Thread busy = new Thread(() -> {
            while (!enough.get()) {
                log.store("gate");
                LockSupport.parkNanos(2_000_000);
            }
        });
        try (EventSource stream = new EventSource(web, STREAM + "?scene=yard")) {
            busy.start();
            stream.awaitComments(5);
        } finally {
            enough.set(true);
            busy.join();
        }
    }

    @Test
    void readsOnFromTheLogOnlyAsFastAsASlowClientTakes() {
        int number = 20_000;
        String text = "x".repeat(1000);
        IntStream.range(0, number).forEach(i -> log.store("gate", "traffic.crossing", text));
        try (EventSource slow = new EventSource(web, STREAM + "?after=0")) {
            assertThat(slow.next(1)).hasSize(1);
            assertThat(lookupsAtStandstill()).as("pages of 500 that were read").isLessThan(number / 500);
            assertThat(slow.next(number - 1))
                    .extracting(StoredEvent::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(2, number).boxed().toList());
        }
    }

    @Test
    void refusesOneStreamMoreThanMayBeOpenAndTakesItWhenAnotherHasGone() {
        List<EventSource> open = IntStream.range(0, MOST_STREAMS)
                .mapToObj(i -> new EventSource(web, STREAM))
                .toList();
        var problem = Web.problem(web.get(STREAM), 503);
        assertThat(problem.get("code").asText()).isEqualTo("request.too-many");
        assertThat(problem.get("expected").asText()).isEqualTo("at most 32");
        open.get(0).close();
        Waits.await("a free place", () -> {
            try (EventSource next = new EventSource(web, STREAM)) {
                return next.head().get(0).contains("200");
            }
        });
        open.forEach(EventSource::close);
        Waits.await("nobody to follow", () -> log.followers() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "first", "9223372036854775808"})
    void refusesAPlaceThatIsNoneInTheLog(String place) {
        var problem = Web.problem(web.get(STREAM, "Last-Event-ID", place), 400);
        assertThat(problem.get("where").asText()).isEqualTo("Last-Event-ID");
        assertThat(problem.get("expected").asText()).isEqualTo("a whole number, 0 or more");
        assertThat(problem.get("actual").asText()).isEqualTo(place);
        assertThat(log.followers()).isZero();
    }

    @Test
    void breaksOffWhenTheLogFailsSoThatTheClientComesBack() {
        try (EventSource stream = new EventSource(web, STREAM + "?after=0")) {
            stream.awaitComments(1);
            LOG.setLevel(Level.OFF);
            log.fault = new IllegalStateException("jdbc:h2:file with the password secret");
            log.store("gate");
            assertThat(stream.rest()).allMatch(line -> line.isEmpty() || line.startsWith(":"));
        }
        Waits.await("nobody to follow", () -> log.followers() == 0);
    }

    @Test
    void endsWhenThePlatformStops() {
        try (EventSource stream = new EventSource(web, STREAM)) {
            servlet.stop();
            assertThat(stream.rest()).allMatch(line -> line.isEmpty() || line.startsWith(":"));
        }
    }

    /** How often the log was asked when it has not been asked for a while, since the client does not read. */
    private int lookupsAtStandstill() {
        AtomicInteger last = new AtomicInteger(-1);
        AtomicLong since = new AtomicLong();
        Waits.await("the server to wait for the client", () -> {
            int now = log.lookups.get();
            if (last.getAndSet(now) != now) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > 300_000_000;
        });
        return last.get();
    }

    private List<StoredEvent> store(int number) {
        return new ArrayList<>(
                IntStream.range(0, number).mapToObj(i -> log.store("gate")).toList());
    }
}
