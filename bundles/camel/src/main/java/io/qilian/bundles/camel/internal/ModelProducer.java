package io.qilian.bundles.camel.internal;

import io.qilian.bundles.camel.api.QilianHeaders;
import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.modellibrary.api.AnalysisSink;
import io.qilian.bundles.modellibrary.api.DropReason;
import io.qilian.bundles.modellibrary.api.FrameAnalysis;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.observation.Observation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Hands frames to the lane of their feed; the route goes on with the observation, or stops if the frame is dropped. */
final class ModelProducer extends DefaultAsyncProducer {

    private final ModelReference model;
    private final FrameAnalysis analysis;
    private final Map<String, AnalysisLane> lanes = new ConcurrentHashMap<>();

    ModelProducer(ModelEndpoint endpoint, ModelReference model, FrameAnalysis analysis) {
        super(endpoint);
        this.model = model;
        this.analysis = analysis;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (!(exchange.getMessage().getBody() instanceof Frame frame)) {
            callback.done(true);
            return true;
        }
        AnalysisLane lane = lanes.computeIfAbsent(frame.feed(), feed -> analysis.open(feed, model));
        AnalysisSink sink = new RouteSink(exchange, callback);
        if (Boolean.TRUE.equals(exchange.getProperty(QilianHeaders.EVERY_FRAME))) {
            lane.require(frame, sink);
        } else {
            lane.offer(frame, sink);
        }
        return false;
    }

    @Override
    protected void doStop() throws Exception {
        lanes.values().forEach(AnalysisLane::close);
        lanes.clear();
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
