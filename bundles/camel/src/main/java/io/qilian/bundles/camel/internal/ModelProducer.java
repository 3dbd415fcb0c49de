package io.qilian.bundles.camel.internal;

import io.qilian.bundles.camel.api.QilianHeaders;
import io.qilian.bundles.camel.api.RunMark;
import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.modellibrary.api.AnalysisSink;
import io.qilian.bundles.modellibrary.api.DropReason;
import io.qilian.bundles.modellibrary.api.FrameAnalysis;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.observation.Observation;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Hands frames to the lane of their feed; the route goes on with the observation, or stops if the frame is dropped. */
final class ModelProducer extends DefaultAsyncProducer {

    private final ModelReference model;
    private final FrameAnalysis analysis;
    private final Map<String, AnalysisLane> lanes = new HashMap<>();

    ModelProducer(ModelEndpoint endpoint, ModelReference model, FrameAnalysis analysis) {
        super(endpoint);
        this.model = model;
        this.analysis = analysis;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Frame frame) {
            return analyse(frame, exchange, callback);
        }
        if (!(body instanceof RunMark)) {
            exchange.setException(new IllegalArgumentException("model:" + model + " expected a frame of video:, got "
                    + (body == null ? "nothing" : body.getClass().getName())));
        }
        callback.done(true);
        return true;
    }

    private boolean analyse(Frame frame, Exchange exchange, AsyncCallback callback) {
        AnalysisLane lane;
        try {
            lane = lane(frame.feed());
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        AnalysisSink sink = new RouteSink(exchange, callback);
        if (Boolean.TRUE.equals(exchange.getProperty(QilianHeaders.EVERY_FRAME))) {
            lane.require(frame, sink);
        } else {
            lane.offer(frame, sink);
        }
        return false;
    }

    /** A model that cannot be opened is tried again with the next frame, so that one that is put right is taken up. */
    private synchronized AnalysisLane lane(String feed) {
        if (!isRunAllowed()) {
            throw new RejectedExecutionException("model:" + model + " is being stopped");
        }
        return lanes.computeIfAbsent(feed, name -> analysis.open(name, model));
    }

    @Override
    protected void doStop() throws Exception {
        synchronized (this) {
            lanes.values().forEach(AnalysisLane::close);
            lanes.clear();
        }
        super.doStop();
    }

    /** Lets the exchange go on when its answer is there. */
    private record RouteSink(Exchange exchange, AsyncCallback callback) implements AnalysisSink {

        @Override
        public void observed(Observation seen, Frame frame) {
            exchange.getMessage().setBody(seen);
            callback.done(false);
        }

        @Override
        public void dropped(DropReason reason) {
            exchange.setProperty(QilianHeaders.DROPPED, reason);
            exchange.setRouteStop(true);
            callback.done(false);
        }
    }
}
