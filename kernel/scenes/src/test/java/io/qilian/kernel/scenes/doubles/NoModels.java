package io.qilian.kernel.scenes.doubles;

import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.model.ModelLease;
import io.qilian.kernel.api.model.Score;
import io.qilian.kernel.api.model.Tensor;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.scenes.api.pipeline.PlannedModel;
import io.qilian.kernel.scenes.api.pipeline.SceneModels;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A model library whose models see nothing; it counts those who have not given their models back. */
public final class NoModels implements SceneModels {

    private final AtomicInteger open = new AtomicInteger();

    /** How many have models now. */
    public int open() {
        return open.get();
    }

    @Override
    public OpenModels open(List<PlannedModel> models) {
        open.incrementAndGet();
        return new Blind();
    }

    private final class Blind implements OpenModels {
        @Override
        public List<Detection> detect(String use, Frame frame, Box region) {
            return List.of();
        }

        @Override
        public List<Score> classify(String use, Frame frame, Box region) {
            return List.of();
        }

        @Override
        public Map<String, Tensor> run(String use, Map<String, Tensor> inputs) {
            return Map.of();
        }

        @Override
        public ModelLease lease(String use) {
            throw new UnsupportedOperationException("there are no models to lease");
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
