package io.qilian.bundles.onnx.internal;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.SessionSettings;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Opens models with ONNX Runtime. */
@Component(service = OnnxRuntime.class)
public final class OrtOnnxRuntime implements OnnxRuntime {

    private final OrtEnvironment environment;

    /** Starts the engine, if this is the first one in the process. */
    @Activate
    public OrtOnnxRuntime() {
        environment = OrtEngine.environment();
    }

    @Override
    public OnnxSession open(Path model, SessionSettings settings) {
        ModelFile.refuseWhatIsNoModel(model);
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(settings.intraOpThreads());
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            // Spinning threads rob the decoder of its core.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            OrtSession session = environment.createSession(model.toString(), options);
            return CountedSession.of(environment, session);
        } catch (OrtException e) {
            throw new OnnxException(reasonOf(e), "ONNX Runtime " + version() + ": " + firstLine(e), e);
        }
    }

    @Override
    public String version() {
        return environment.getVersion();
    }

    private static Reason reasonOf(OrtException e) {
        return switch (e.getCode()) {
            case ORT_INVALID_PROTOBUF -> Reason.DAMAGED;
            case ORT_NO_SUCHFILE -> Reason.UNREADABLE;
            default -> Reason.UNSUPPORTED;
        };
    }

    static String firstLine(OrtException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
