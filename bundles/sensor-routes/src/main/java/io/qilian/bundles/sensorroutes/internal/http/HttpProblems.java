package io.qilian.bundles.sensorroutes.internal.http;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;

/** Why a request is refused. */
final class HttpProblems {

    private HttpProblems() {}

    static Problem unknown(String address) {
        return Problem.of(
                        "request.unknown",
                        ProblemKind.INPUT,
                        "There is nothing at this address",
                        address,
                        "Correct the address")
                .comparing("/sensors/FEED, with a feed of the protocol http", address);
    }

    static Problem method(String address, String method) {
        return Problem.of(
                        "request.method",
                        ProblemKind.INPUT,
                        "This address only takes what stations send",
                        address,
                        "Use POST; sensor:latest in the console shows what was stored")
                .comparing("POST", method);
    }

    static Problem token(String address) {
        return Problem.of(
                        "request.token",
                        ProblemKind.INPUT,
                        "The token is missing or wrong",
                        address,
                        "Send the header Authorization: Bearer TOKEN with a token of the feed's file")
                .comparing("a token of the feed", "none, or another");
    }

    static Problem form(String header, String expected, String actual) {
        return Problem.of(
                        "request.form",
                        ProblemKind.INPUT,
                        "The body comes in a form that the feed does not take",
                        header,
                        "Send it in another form, or correct payload.format in the feed's file")
                .comparing(expected, actual);
    }

    static Problem tooLarge(String address, long most, String actual) {
        return Problem.of(
                        "request.too-large",
                        ProblemKind.INPUT,
                        "The body is too large",
                        address,
                        "Send less at once, or raise payload.maximumBytes in the feed's file")
                .comparing("at most " + most + " bytes", actual);
    }

    static Problem tooMany(String address, int most) {
        return Problem.of(
                        "request.too-many",
                        ProblemKind.RESOURCE,
                        "Too many requests of this feed are under way",
                        address,
                        "Send again after the time in Retry-After")
                .comparing("at most " + most + " requests at once", "one more");
    }

    static Problem slow(String address, long mostMs) {
        return Problem.of(
                        "request.slow",
                        ProblemKind.INPUT,
                        "The body did not come in time",
                        address,
                        "Send again, and faster; or raise timeoutMs in the feed's file")
                .comparing("a body within " + mostMs + " ms", "a part of it");
    }

    static Problem notStoredInTime(String address, long mostMs) {
        return Problem.of(
                        "request.not-stored",
                        ProblemKind.RESOURCE,
                        "What was sent could not be stored in time",
                        address,
                        "Send again after the time in Retry-After: what is stored by then counts as a duplicate")
                .comparing("stored within " + mostMs + " ms", "not yet");
    }

    static Problem closed(String address) {
        return Problem.of(
                "request.closed",
                ProblemKind.RESOURCE,
                "The feed is being closed",
                address,
                "Send again after the time in Retry-After");
    }

    static Problem defect(String address) {
        return Problem.of(
                "request.failed",
                ProblemKind.INTERNAL,
                "The platform failed to answer",
                address,
                "See data/log/qilian.log");
    }
}
