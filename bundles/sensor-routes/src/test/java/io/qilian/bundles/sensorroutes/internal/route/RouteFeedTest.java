package io.qilian.bundles.sensorroutes.internal.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;
import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormats;
import io.qilian.bundles.sensorroutes.internal.route.RecordingIngest.Behaviour;
import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.settings.api.SettingsFile;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A route is kept alive, and answers for what is stored only. */
class RouteFeedTest {

    private static final Problem GONE =
            Problem.of("test.gone", ProblemKind.EXTERNAL, "The station is gone", "", "Bring it back");

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final FeedRoutes routes = new FeedRoutes(camel, new RouteTools(InstantSource.system(), new Random(3)));
    private final RecordingIngest ingest = new RecordingIngest();
    private final ScriptedSource source = new ScriptedSource();
    private final ProducerTemplate sender = camel.createProducerTemplate();

    RouteFeedTest() {
        routes.start();
    }

    @AfterEach
    void close() {
        routes.close();
    }

    private RouteFeed open(int mostInFlight) {
        PayloadSettings payload = SettingsFile.of(
                        "air.yaml", "format: json\nvalues: {/v: v}\nstation: {fromAddress: true}\n")
                .as(PayloadSettings.class);
        return routes.open(new RoutedFeed("air", PayloadFormats.of(payload), mostInFlight, 5, 20), source, ingest);
    }

    private RouteFeed up(int mostInFlight) {
        RouteFeed feed = open(mostInFlight);
        awaitUp(feed);
        return feed;
    }

    private static void awaitUp(RouteFeed feed) {
        Waits.until("it is up", () -> feed.status().state() == State.UP);
    }

    private Future<Exchange> send(String body) {
        return sender.asyncSend(source.uri, exchange -> exchange.getIn().setBody(body));
    }

    @Test
    void triesAgainUntilTheRouteStarts() {
        source.failuresLeft.set(3);
        RouteFeed feed = up(10);

        assertThat(source.begun).hasValue(4);
        assertThat(feed.statistics().attempts()).isEqualTo(4);
        assertThat(feed.status().reconnects()).isZero();
        Waits.until("what failed is closed", () -> source.closed.get() == 3);
        assertThat(camel.getRoutes()).hasSize(1);
    }

    @Test
    void tellsWhyItWaits() {
        source.failuresLeft.set(Integer.MAX_VALUE);
        RouteFeed feed = open(10);
        Waits.until("it waits", () -> feed.status().state() == State.WAITING);

        assertThat(feed.status().problem().orElseThrow().message())
                .contains("nobody is there", "route.not-started", "feed air");
    }

    @Test
    void makesTheRouteAnewWhenItsConnectionIsLost() {
        RouteFeed feed = up(10);
        source.link.lost(GONE);
        source.link.lost(GONE);
        Waits.until(
                "it is up again", () -> source.begun.get() == 2 && feed.status().state() == State.UP);

        assertThat(feed.status().reconnects()).isEqualTo(1);
        Waits.until("the first route is gone", () -> camel.getRoutes().size() == 1);
        assertThat(source.closed).hasValue(1);
    }

    @Test
    void showsTroubleThatTheRouteBearsItself() {
        RouteFeed feed = up(10);
        source.link.troubled(GONE);
        assertThat(feed.status().state()).isEqualTo(State.WAITING);
        assertThat(feed.status().problem()).contains(GONE);
        source.link.recovered();

        assertThat(feed.status().state()).isEqualTo(State.UP);
        assertThat(feed.status().problem()).isEmpty();
        assertThat(source.begun).hasValue(1);
    }

    /** A new attempt must not be ended by what an old one tells late. */
    @Test
    void listensToTheLastAttemptOnly() {
        RouteFeed feed = up(10);
        LinkEvents first = source.link;
        first.lost(GONE);
        Waits.until(
                "it is up again", () -> source.begun.get() == 2 && feed.status().state() == State.UP);
        first.lost(GONE);
        first.troubled(GONE);

        assertThat(feed.status().state()).isEqualTo(State.UP);
        assertThat(feed.statistics().attempts()).isEqualTo(2);
    }

    @Test
    void answersWhenItIsStored() throws Exception {
        RouteFeed feed = up(10);
        ingest.behaviour = Behaviour.WAITS;
        Future<Exchange> exchange = send("{\"v\": 1}");
        Waits.until("it is handed in", () -> ingest.offered.size() == 1);
        assertThat(source.answered).hasValue(0);
        assertThat(feed.statistics().inFlight()).isEqualTo(1);
        ingest.storeWaiting();

        assertThat(exchange.get().getException()).isNull();
        assertThat(source.answered).hasValue(1);
        assertThat(feed.statistics().inFlight()).isZero();
    }

    @Test
    void readsNoFurtherWhenItsLimitIsMet() throws Exception {
        RouteFeed feed = up(2);
        ingest.behaviour = Behaviour.WAITS;
        Future<Exchange> first = send("{\"v\": 1}");
        Future<Exchange> second = send("{\"v\": 2}");
        Waits.until("both are handed in", () -> ingest.offered.size() == 2);
        Future<Exchange> third = send("{\"v\": 3}");
        Waits.until("the third is held up", () -> feed.statistics().heldUp() == 1);
        assertThat(ingest.offered).hasSize(2);
        ingest.behaviour = Behaviour.STORES;
        ingest.storeWaiting();

        for (Future<Exchange> exchange : List.of(first, second, third)) {
            assertThat(exchange.get().getException()).isNull();
        }
        assertThat(ingest.values()).containsExactlyInAnyOrder(1.0, 2.0, 3.0);
    }

    @Test
    void answersNothingThatIsNotStoredWhenItIsClosed() throws Exception {
        RouteFeed feed = up(10);
        ingest.behaviour = Behaviour.BUSY;
        Future<Exchange> exchange = send("{\"v\": 1}");
        Waits.until("it is tried again", () -> feed.statistics().repeated() >= 1);
        long before = System.nanoTime();
        feed.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        int offered = ingest.offered.size();

        assertThat(exchange.get().getException()).hasMessageContaining("route.closed");
        assertThat(source.answered).hasValue(0);
        assertThat(ingest.offered).hasSize(offered);
        assertThat(feed.status().state()).isEqualTo(State.CLOSED);
        feed.close();
    }

    /** What the ingest holds already is stored and answered before the connection ends. */
    @Test
    void answersWhatIsStoredWhileItCloses() throws Exception {
        RouteFeed feed = up(10);
        ingest.behaviour = Behaviour.WAITS;
        Future<Exchange> exchange = send("{\"v\": 1}");
        Waits.until("it is handed in", () -> ingest.offered.size() == 1);
        feed.beginToClose();
        ingest.storeWaiting();
        feed.close();

        assertThat(exchange.get().getException()).isNull();
        assertThat(source.answered).hasValue(1);
        assertThat(source.closed).hasValue(1);
    }

    @Test
    void closesAFeedWhoseRouteNeverStarted() {
        source.failuresLeft.set(Integer.MAX_VALUE);
        RouteFeed feed = open(10);
        Waits.until("it waits", () -> feed.status().state() == State.WAITING);
        feed.close();
        int begun = source.begun.get();

        Waits.never("it tries again", 200, () -> source.begun.get() > begun);
        assertThat(feed.ended()).isTrue();
        assertThat(camel.getRoutes()).isEmpty();
    }
}
