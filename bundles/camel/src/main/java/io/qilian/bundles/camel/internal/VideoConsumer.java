package io.qilian.bundles.camel.internal;

import io.qilian.bundles.camel.api.QilianHeaders;
import io.qilian.bundles.camel.api.RunMark;
import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.bundles.feeds.api.FrameSource.FrameSubscription;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.problem.Problem;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each frame along the route and goes on at once; the route takes its time. Frames that must all be analysed are
 * held up when too many are under way. Each exchange holds a lease on its frame until it is done.
 */
final class VideoConsumer extends DefaultConsumer implements FrameConsumer {

    private static final Logger log = LoggerFactory.getLogger(VideoConsumer.class);

    /** Frames of one route that may be under way at once, however they are counted against each other. */
    private static final int MOST_UNDER_WAY = 256;

    private static final long LONGEST_DRAIN_MS = 10_000;

    private final VideoEndpoint endpoint;
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private volatile boolean everyFrame;
    private volatile boolean stopping;
    private FrameSubscription subscription;

    VideoConsumer(VideoEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopping = false;
        subscription = endpoint.source().subscribe(endpoint.feed(), this);
    }

    @Override
    protected void doStop() throws Exception {
        stopping = true;
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        super.doStop();
    }

    @Override
    public void began(FeedRun run) {
        everyFrame = endpoint.source().everyFrame(endpoint.feed());
        send(new RunMark(endpoint.feed(), run, true, Optional.empty()));
    }

    @Override
    public void ended(FeedRun run, Optional<Problem> problem) {
        if (!await(MOST_UNDER_WAY, LONGEST_DRAIN_MS)) {
            log.warn("Feed {}: frames of the run that has ended are still under way", endpoint.feed());
        }
        send(new RunMark(endpoint.feed(), run, false, problem));
    }

    @Override
    public void accept(Frame frame) {
        int reserve = everyFrame ? MOST_UNDER_WAY - endpoint.getInFlight() : 0;
        if (everyFrame) {
            // Room for one more than those that may be under way; until then the feed is held up.
            while (!stopping && !await(reserve + 1, 100)) {
                Thread.onSpinWait();
            }
        }
        if (stopping || !underWay.tryAcquire()) {
            return;
        }
        Frame held = frame.retain();
        Exchange exchange = createExchange(true);
        exchange.setProperty(QilianHeaders.FRAME, held);
        exchange.setProperty(QilianHeaders.EVERY_FRAME, everyFrame);
        exchange.getMessage().setBody(held);
        getAsyncProcessor().process(exchange, doneSync -> {
            held.close();
            underWay.release();
            if (exchange.getException() != null) {
                getExceptionHandler().handleException("A frame failed on its route", exchange, exchange.getException());
            }
        });
    }

    /** Waits until so many permits are free, without keeping them. */
    private boolean await(int permits, long millis) {
        try {
            if (underWay.tryAcquire(permits, millis, TimeUnit.MILLISECONDS)) {
                underWay.release(permits);
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
        return false;
    }

    private void send(RunMark mark) {
        Exchange exchange = createExchange(true);
        exchange.getMessage().setBody(mark);
        getAsyncProcessor().process(exchange, doneSync -> {});
    }
}
