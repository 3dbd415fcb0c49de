package io.qilian.bundles.modelserver.internal.protocol;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;

/** What a failed request gets, in the words of both doors; the same for the same fault. */
public enum Verdict {
    /** The request is wrong. */
    INVALID(400),
    /** The model, version or address is not there. */
    NOT_FOUND(404),
    /** The address takes another method. */
    WRONG_METHOD(405),
    /** The body is too large. */
    TOO_LARGE(413),
    /** The body has a form that is not understood. */
    WRONG_MEDIA(415),
    /** Not now: not ready, too many, too late. Safe to repeat. */
    UNAVAILABLE(503),
    /** There is no memory for the model; repeating it helps only when something else has gone. */
    NO_MEMORY(507),
    /** The caller has given up. */
    CANCELLED(499),
    /** The protocol knows it, this server does not. */
    UNSUPPORTED(501),
    /** A fault of the model or of this software. */
    INTERNAL(500);

    private final int httpStatus;

    Verdict(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The status over HTTP. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The verdict on a failure. */
    public static Verdict of(RuntimeException failure) {
        return failure instanceof ProblemException refused ? of(refused.problem()) : INTERNAL;
    }

    private static Verdict of(Problem problem) {
        return switch (problem.code()) {
            case "model.unknown", "request.unknown" -> NOT_FOUND;
            case "request.method" -> WRONG_METHOD;
            case "request.size" -> TOO_LARGE;
            case "request.media" -> WRONG_MEDIA;
            case "request.unsupported" -> UNSUPPORTED;
            case "inference.cancelled" -> CANCELLED;
            case "model.run-failed" -> INTERNAL;
            case "model.memory" -> NO_MEMORY;
            default ->
                switch (problem.kind()) {
                    // A model that the library refuses is not ready, however right the request is.
                    case INPUT -> problem.code().startsWith("model.") ? UNAVAILABLE : INVALID;
                    case RESOURCE, EXTERNAL, CONFIGURATION -> UNAVAILABLE;
                    case INTERNAL -> INTERNAL;
                };
        };
    }

    /** What is told: a whole sentence with what was expected and found. Of a defect only the log tells more. */
    public static String message(RuntimeException failure) {
        if (!(failure instanceof ProblemException refused)) {
            return "The server failed to answer; see its log";
        }
        Problem problem = refused.problem();
        StringBuilder text = new StringBuilder(problem.what());
        append(text, "where", problem.where());
        append(text, "expected", problem.expected());
        append(text, "actual", problem.actual());
        append(text, "fix", problem.fix());
        return text.toString();
    }

    private static void append(StringBuilder text, String label, String part) {
        if (!part.isEmpty()) {
            text.append("; ").append(label).append(": ").append(part);
        }
    }
}
