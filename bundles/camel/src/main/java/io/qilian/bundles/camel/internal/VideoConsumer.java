package io.qilian.bundles.camel.internal;

import io.qilian.bundles.camel.api.QilianHeaders;
import io.qilian.bundles.camel.api.RunMark;
import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.bundles.feeds.api.FrameSource.FrameSubscription;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.problem.Problem;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each frame along the route and goes on at once; the route takes its time. Frames that must all be analysed are
 * held up when too many are under way, others are dropped. Each exchange holds a lease on its frame until it is done.
 * Camel suspends a route before it stops it, so that what is under way goes to its end.
 */
final class VideoConsumer extends DefaultConsumer implements FrameConsumer, Suspendable {

    /** Frames of one route that may be under way at once if some may be dropped. */
    static final int MOST_UNDER_WAY = 256;

    private static final Logger log = LoggerFactory.getLogger(VideoConsumer.class);

    private final VideoEndpoint endpoint;
    private final FramesUnderWay underWay = new FramesUnderWay();
    private final RouteFailures failures;
    private volatile boolean everyFrame;
    private long droppedInRun;
    private FrameSubscription subscription;

    VideoConsumer(VideoEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.failures = new RouteFailures(this::where, System::nanoTime);
        setExceptionHandler(failures);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        join();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        join();
    }

    @Override
    protected void doSuspend() throws Exception {
        leave();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        leave();
        super.doStop();
    }

    private void join() {
        underWay.open();
        if (subscription == null) {
            subscription = endpoint.source().subscribe(endpoint.feed(), this);
        }
    }

    private void leave() {
        underWay.close();
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    @Override
    public void began(FeedRun run) {
        everyFrame = endpoint.source().everyFrame(endpoint.feed());
        droppedInRun = 0;
        send(new RunMark(endpoint.feed(), run, true, Optional.empty()));
    }

    @Override
    public void ended(FeedRun run, Optional<Problem> problem) {
        if (droppedInRun > 0) {
            log.warn("{}: {} frames of the run were dropped", where(), droppedInRun);
        }
        boolean drained = underWay.awaitNone(endpoint.longestDrain());
        if (!underWay.isOpen()) {
            return;
        }
        if (!drained) {
            log.warn("{}: frames of the run that has ended are still under way", where());
        }
        send(new RunMark(endpoint.feed(), run, false, problem));
    }

    @Override
    public void accept(Frame frame) {
        boolean enters = everyFrame ? underWay.enter(endpoint.getInFlight()) : underWay.tryEnter(MOST_UNDER_WAY);
        if (enters) {
            new Passage(frame).start();
        } else {
            drop();
        }
    }

    private void drop() {
        endpoint.countDropped();
        if (underWay.isOpen() && droppedInRun++ == 0) {
            log.warn("{}: frames are dropped, since {} are under way; a step is too slow", where(), MOST_UNDER_WAY);
        }
    }

    private String where() {
        return "Feed " + endpoint.feed() + ", route " + getRouteId();
    }

    private void send(RunMark mark) {
        Exchange exchange = createExchange(false);
        exchange.getMessage().setBody(mark);
        getAsyncProcessor().process(exchange, doneSync -> {
            tellFailure(exchange);
            releaseExchange(exchange, false);
        });
    }

    private void tellFailure(Exchange exchange) {
        if (exchange.getException() != null) {
            getExceptionHandler().handleException("A frame failed on its route", exchange, exchange.getException());
        }
    }

    /** A frame that has been let in; gives its lease and its place back once, however its route ends. */
    private final class Passage implements AsyncCallback {

        private final Frame frame;
        private final Exchange exchange;
        private final AtomicBoolean over = new AtomicBoolean();

        Passage(Frame lent) {
            frame = lent.retain();
            exchange = createExchange(false);
            exchange.setProperty(QilianHeaders.FRAME, frame);
            exchange.setProperty(QilianHeaders.EVERY_FRAME, everyFrame);
            exchange.getMessage().setBody(frame);
        }

        void start() {
            try {
                getAsyncProcessor().process(exchange, this);
            } catch (RuntimeException e) {
                exchange.setException(e);
                done(true);
            }
        }

        @Override
        public void done(boolean doneSync) {
            if (over.compareAndSet(false, true)) {
                frame.close();
                underWay.leave();
                tell();
                releaseExchange(exchange, false);
            }
        }

        private void tell() {
            if (exchange.getException() == null && exchange.getProperty(QilianHeaders.DROPPED) == null) {
                failures.succeeded();
            }
            tellFailure(exchange);
        }
    }
}
