package io.qilian.bundles.onnx.internal;

import static io.qilian.bundles.onnx.internal.OnnxSessionTest.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.bundles.onnx.api.OnnxSession;
import org.junit.jupiter.api.Test;

/** Predictors of DJL on the session that everybody uses. */
class DjlModelTest {

    @Test
    void servesDjlPredictorsOnTheSameSession() throws Exception {
        OnnxSession session = open("double");
        OnnxLease lease = session.lease().orElseThrow();
        Model model = lease.djlModel();
        try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator(null));
                var arrays = model.getNDManager().newSubManager()) {
            NDList answer = predictor.predict(new NDList(arrays.create(new float[][] {{1, 2, 3, 4}})));
            assertThat(answer.singletonOrThrow().toFloatArray()).containsExactly(2, 4, 6, 8);
            model.close();
            ((AutoCloseable) model.getBlock()).close();
            assertThat(predictor.predict(new NDList(arrays.create(new float[][] {{1, 2, 3, 4}}))))
                    .hasSize(1);
            session.retire();
            assertThat(session.closed()).isFalse();
            lease.close();
            assertThat(session.closed()).isTrue();
        }
    }

    @Test
    void refusesPredictionsAfterTheLeaseIsClosed() throws Exception {
        OnnxSession session = open("double");
        OnnxLease lease = session.lease().orElseThrow();
        OnnxLease other = session.lease().orElseThrow();
        Predictor<NDList, NDList> predictor = lease.djlModel().newPredictor(new NoopTranslator(null));
        lease.close();
        try (var arrays = other.djlModel().getNDManager().newSubManager()) {
            NDList input = new NDList(arrays.create(new float[][] {{1, 2, 3, 4}}));
            assertThatThrownBy(() -> predictor.predict(input))
                    .isInstanceOfAny(TranslateException.class, IllegalStateException.class)
                    .hasStackTraceContaining("closed");
        }
        other.close();
        session.retire();
    }

    @Test
    void keepsTheArraysOfAPredictionUntilItHasEnded() throws Exception {
        OnnxSession session = open("double");
        SessionLease lease = (SessionLease) session.lease().orElseThrow();
        NDArray array = lease.djlModel().getNDManager().create(new float[] {1, 2, 3, 4});
        assertThat(lease.beginUse()).isTrue();
        lease.close();
        session.retire();
        assertThat(array.toFloatArray()).containsExactly(1, 2, 3, 4);
        assertThat(session.closed()).isFalse();
        lease.endUse();
        assertThat(array.isReleased()).isTrue();
        assertThat(session.closed()).isTrue();
    }
}
