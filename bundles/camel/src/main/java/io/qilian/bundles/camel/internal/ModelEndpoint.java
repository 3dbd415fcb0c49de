package io.qilian.bundles.camel.internal;

import io.qilian.bundles.modellibrary.api.FrameAnalysis;
import io.qilian.kernel.api.model.ModelReference;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A model, to be produced to. Public for Camel's property binding. */
public final class ModelEndpoint extends DefaultEndpoint {

    private final ModelReference model;
    private final FrameAnalysis analysis;

    ModelEndpoint(String uri, ModelComponent component, ModelReference model, FrameAnalysis analysis) {
        super(uri, component);
        this.model = model;
        this.analysis = analysis;
    }

    @Override
    public Producer createProducer() {
        return new ModelProducer(this, model, analysis);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("model: takes frames; begin the route with video:");
    }
}
