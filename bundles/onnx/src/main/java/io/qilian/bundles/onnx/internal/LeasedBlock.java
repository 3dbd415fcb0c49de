package io.qilian.bundles.onnx.internal;

import ai.djl.ndarray.NDList;
import ai.djl.onnxruntime.engine.OrtNDManager;
import ai.djl.onnxruntime.engine.OrtSymbolBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** DJL's own block over the leased session, except that it cannot close the session and holds the lease while it runs. */
final class LeasedBlock extends OrtSymbolBlock {

    private final SessionLease lease;

    LeasedBlock(SessionLease lease, OrtNDManager manager) {
        super(lease.session().session(), manager);
        this.lease = lease;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        if (!lease.beginUse()) {
            throw new IllegalStateException("the lease of this model is closed; take a new one from the library");
        }
        try {
            return super.forwardInternal(parameters, inputs, training, options);
        } finally {
            lease.endUse();
        }
    }

    @Override
    public void close() {
        // The session belongs to the library.
    }
}
