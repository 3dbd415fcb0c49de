package io.qilian.bundles.media.api;

import java.io.Serial;
import java.util.Objects;

/** A video or a picture could not be opened, read or written. */
public final class MediaException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** Nothing answers at the address, or the connection broke. */
        UNREACHABLE,
        /** The name of the host has no address. */
        UNKNOWN_HOST,
        /** The source did not answer, or sent nothing, within the time allowed. */
        TIMEOUT,
        /** The source has answered and granted the connection, and then sent no media within the time allowed. */
        SILENT,
        /** The caller cancelled. */
        CANCELLED,
        /** The source asks for a user and password, or refuses those given. */
        UNAUTHORISED,
        /** The file does not exist or may not be read, or the server knows no such path. */
        NOT_FOUND,
        /** It is no video or picture of a known kind, or it is cut off or damaged. */
        DAMAGED,
        /** The kind of address, container or codec is not supported. */
        UNSUPPORTED,
        /** There is no video in it. */
        NO_VIDEO,
        /** A bound was passed, such as the size of a picture. */
        TOO_LARGE,
        /** Writing failed. */
        UNWRITABLE
    }

    /**
     * A failure.
     *
     * @param reason why
     * @param message what happened, in a sentence, without credentials
     */
    public MediaException(Reason reason, String message) {
        super(message);
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
