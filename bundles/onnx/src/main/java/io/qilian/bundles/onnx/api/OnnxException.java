package io.qilian.bundles.onnx.api;

import java.io.Serial;
import java.util.Objects;

/** ONNX Runtime refused a model or a run. */
public final class OnnxException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** The file cannot be read. */
        UNREADABLE,
        /** The file is a Git-LFS pointer: the text that stands for a file that was not fetched. */
        LFS_POINTER,
        /** The file is not an ONNX model, or it is cut off. */
        DAMAGED,
        /** It is an ONNX model that this runtime cannot run. */
        UNSUPPORTED,
        /** An input has not the name, the type or the shape that the model asks for. */
        INPUT,
        /** The run was ended by {@link OnnxCall#terminate()}. */
        TERMINATED,
        /** The runtime failed while it ran the model. */
        FAILED,
        /** The process of a trial crashed, or went beyond a limit. */
        TRIAL
    }

    /**
     * A refusal.
     *
     * @param reason why
     * @param message what happened, in a sentence
     * @param cause the runtime's own exception, or null
     */
    public OnnxException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
