package io.qilian.bundles.modelserver.internal.protocol;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;

/** What is told about requests that are not as the protocol says. */
public final class Refusals {

    private static final String FIX = "Correct the request";

    private Refusals() {}

    /** A request that is wrong in itself or does not fit the model. */
    public static ProblemException invalid(String what, String where, String expected, String actual) {
        return problem("request.invalid", ProblemKind.INPUT, what, where, expected, actual, FIX);
    }

    /** Something that the protocol knows and this server does not offer. */
    public static ProblemException unsupported(String what, String where, String fix) {
        return problem("request.unsupported", ProblemKind.INPUT, what, where, "", "", fix);
    }

    /** An address that is not of the protocol. */
    public static ProblemException unknownPath(String path) {
        return problem(
                "request.unknown",
                ProblemKind.INPUT,
                "There is nothing at this address",
                path,
                "an address of the Open Inference Protocol below /v2",
                path,
                FIX);
    }

    /** A verb that the address does not take. */
    public static ProblemException wrongMethod(String path, String expected, String actual) {
        return problem(
                "request.method", ProblemKind.INPUT, "The address takes another method", path, expected, actual, FIX);
    }

    /** A body beyond the bound. */
    public static ProblemException tooLarge(String where, long mostBytes, String actual) {
        return problem(
                "request.size",
                ProblemKind.INPUT,
                "The body is too large",
                where,
                "at most " + mostBytes + " bytes",
                actual,
                "Send a smaller batch, or a JPEG instead of pixels; maximumBodyBytes is the bound");
    }

    /** A form of body that is not understood. */
    public static ProblemException mediaType(String what, String where, String expected, String actual) {
        return problem("request.media", ProblemKind.INPUT, what, where, expected, actual, FIX);
    }

    /** Too many requests at once. */
    public static ProblemException busy(String where, String bound) {
        return problem(
                "request.busy",
                ProblemKind.RESOURCE,
                "There are too many requests at once",
                where,
                bound,
                "one more",
                "Try again later, or send fewer at once");
    }

    private static ProblemException problem(
            String code, ProblemKind kind, String what, String where, String expected, String actual, String fix) {
        return new ProblemException(Problem.of(code, kind, what, where, fix).comparing(expected, actual));
    }
}
