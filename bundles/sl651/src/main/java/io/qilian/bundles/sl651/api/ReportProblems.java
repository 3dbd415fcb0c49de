package io.qilian.bundles.sl651.api;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;

/** What is told about texts that cannot be read. */
final class ReportProblems {

    private static final String ASK = "Compare the station's manual with SL 651-2014; if they differ, ask its maker";

    private ReportProblems() {}

    static ProblemException truncated(String part, int needed, int left) {
        return new ProblemException(
                Problem.of("sl651.report.truncated", ProblemKind.INPUT, "The text ends too early", part, ASK)
                        .comparing(needed + " bytes", left + " bytes"));
    }

    static ProblemException time(String part, String digits) {
        return new ProblemException(Problem.of(
                        "sl651.report.time", ProblemKind.INPUT, "The time cannot be", part, "Set the station's clock")
                .comparing("digits YYMMDDHHmm or YYMMDDHHmmSS of a day that exists", digits));
    }

    static ProblemException step(String digits) {
        return new ProblemException(
                Problem.of("sl651.report.step", ProblemKind.INPUT, "The time step cannot be", "element 04 (DR)", ASK)
                        .comparing("days, hours or minutes, two digits each, one of them not 00", digits));
    }

    static ProblemException stepElement(String element) {
        return new ProblemException(Problem.of(
                        "sl651.report.step-element",
                        ProblemKind.INPUT,
                        "The time step 000000 belongs to elements of an hour only",
                        element,
                        ASK)
                .comparing("F4 to FC", element));
    }

    static ProblemException picture() {
        return new ProblemException(Problem.of(
                "sl651.report.picture",
                ProblemKind.INPUT,
                "Pictures are not taken",
                "function 36",
                "Switch the station's pictures off, or connect its camera as a video feed"));
    }

    static ProblemException manual(String text) {
        return new ProblemException(Problem.of(
                        "sl651.report.manual",
                        ProblemKind.INPUT,
                        "The values that a person entered cannot be read",
                        "function 35",
                        "Enter them as ST, address, kind, TT, time, and then pairs of symbol and number")
                .comparing("ST 0012345678 H TT 2611230800 Z 12.34", text));
    }

    static Problem digits(Element element, String digits) {
        return Problem.of("sl651.report.digits", ProblemKind.INPUT, "The value is no number", place(element), ASK)
                .comparing("decimal digits, FF before them if negative, or only F or only A if missing", digits);
    }

    static Problem length(Element element, int expected, int actual) {
        return Problem.of(
                        "sl651.report.length", ProblemKind.INPUT, "The value has the wrong length", place(element), ASK)
                .comparing(expected + " bytes", actual + " bytes");
    }

    private static String place(Element element) {
        return "element " + Integer.toHexString(0x100 | element.guide()).substring(1) + " (" + element.symbol() + ")";
    }
}
