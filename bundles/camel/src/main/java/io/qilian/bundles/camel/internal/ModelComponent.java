package io.qilian.bundles.camel.internal;

import io.qilian.bundles.modellibrary.api.FrameAnalysis;
import io.qilian.kernel.api.model.ModelReference;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code model:NAME@ALIAS} or {@code model:NAME:VERSION}: frames become observations. */
final class ModelComponent extends DefaultComponent {

    private final FrameAnalysis analysis;

    ModelComponent(FrameAnalysis analysis) {
        this.analysis = analysis;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        ModelEndpoint endpoint = new ModelEndpoint(uri, this, ModelReference.parse(remaining), analysis);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
