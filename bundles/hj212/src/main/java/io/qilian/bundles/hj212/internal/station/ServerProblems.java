package io.qilian.bundles.hj212.internal.station;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.List;

/** What is told of feeds that receive by HJ 212. */
public final class ServerProblems {

    private static final String MAKER = "Have the station's maker correct what it sends (HJ 212-2017, 6.3.4)";
    private static final int MAXIMUM_NAMED = 5;

    private ServerProblems() {}

    /** The port cannot be opened at the moment. */
    public static Problem portClosed(int port, String failure) {
        return Problem.of(
                        "hj212.port",
                        ProblemKind.EXTERNAL,
                        "The port for stations cannot be opened; it is tried again",
                        "port " + port,
                        "End the program that uses the port, or correct port and address of the feed")
                .comparing("a free port", failure);
    }

    /** Another feed has the port. */
    public static ProblemException portTaken(int port, String feed, String other) {
        return new ProblemException(Problem.of(
                        "hj212.port-taken",
                        ProblemKind.CONFIGURATION,
                        "Another feed receives on this port",
                        feed,
                        "Choose another port, or let both groups of stations send to one feed")
                .comparing("a port of its own", port + ", which is that of " + other));
    }

    /** What stands in the settings is no address. */
    public static ProblemException address(String feed, String text) {
        return new ProblemException(Problem.of(
                        "hj212.address",
                        ProblemKind.CONFIGURATION,
                        "allowFrom names something that is no address",
                        feed,
                        "Write addresses or networks, not names")
                .comparing("such as 10.1.2.3, 10.1.0.0/16 or fd00::/8", text));
    }

    static Problem dataTime(String actual) {
        return Problem.of("hj212.data-time", ProblemKind.INPUT, "An upload does not say when", "DataTime", MAKER)
                .comparing("DataTime=yyyyMMddHHmmss", actual);
    }

    static Problem command(String commandCode) {
        return Problem.of(
                        "hj212.command",
                        ProblemKind.INPUT,
                        "A station has sent a command that stations do not send",
                        "CN",
                        MAKER)
                .comparing("an upload, an answer or a notice", commandCode);
    }

    static Problem tooMany(int maximum, int actual) {
        return Problem.of(
                        "hj212.measurements",
                        ProblemKind.INPUT,
                        "An upload has too many measurements",
                        "parameters",
                        MAKER)
                .comparing("at most " + maximum, Integer.toString(actual));
    }

    static Problem unreadable(List<String> items) {
        String named = String.join(", ", items.subList(0, Math.min(MAXIMUM_NAMED, items.size())));
        return Problem.of(
                        "hj212.items",
                        ProblemKind.INPUT,
                        items.size() + " items of an upload cannot be read; the others were taken",
                        named,
                        MAKER)
                .comparing("a known key and a number", "something else");
    }
}
