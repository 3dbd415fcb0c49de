package io.qilian.bundles.hj212.api;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;

/** What is told about packets that cannot be decoded. */
final class CodecProblems {

    private static final String STATION = "Have the station's maker correct how it writes packets (HJ 212-2017, 6.3)";
    private static final String LINE = "Check the line to the station, or have its maker correct how it writes packets";
    private static final int MAXIMUM_SHOWN = 64;

    private CodecProblems() {}

    static ProblemException parametersOpen() {
        return new ProblemException(
                input("parameters", "The data segment has no whole part CP").comparing("CP=&&…&& at its end", "none"));
    }

    static ProblemException fieldMissing(String name, String expected) {
        return new ProblemException(input("field-missing", "The data segment has no field " + name)
                .at(name)
                .comparing(name + " with " + expected, "none"));
    }

    static ProblemException fieldTwice(String name) {
        return new ProblemException(input("field-twice", "The data segment has a field twice")
                .at(shown(name))
                .comparing("each field once", "a second " + shown(name)));
    }

    static ProblemException field(String name, String expected, String actual) {
        return new ProblemException(input("field", "The field " + name + " has the wrong form")
                .at(name)
                .comparing(expected, shown(actual)));
    }

    static Problem garbage(int bytes) {
        return line("garbage", "Bytes belong to no packet").comparing("## and a packet", bytes + " other bytes");
    }

    static Problem noLength(int bytes) {
        return line("length", "After ## stands no length")
                .comparing("4 digits and the first field", bytes + " other bytes");
    }

    static Problem truncated(int length, int found) {
        return line("truncated", "A packet ends before its length is reached")
                .comparing(length + " bytes of data", found + " bytes, then the next packet or the end");
    }

    static Problem tooLong(int length, int maximum) {
        return line("too-long", "A packet is longer than allowed")
                .comparing("at most " + maximum + " bytes of data", Integer.toString(length));
    }

    static Problem checksumForm() {
        // What stands there is not shown: it may be a part of the password.
        return line("length-wrong", "Where the checksum has to be is something else: the length is wrong")
                .comparing("4 hexadecimal digits", "something else");
    }

    static Problem checksum(String expected, String actual) {
        return line("checksum", "The checksum is wrong").comparing(expected, actual);
    }

    static Problem packagesTooMany(int maximum) {
        return input("packages-pending", "The station begins too many messages of several packets")
                .comparing("at most " + maximum + " that are not whole", "one more");
    }

    static Problem packagesOfMessage(int maximum, int actual) {
        return input("packages-of-message", "A message has too many packets")
                .comparing("PNUM at most " + maximum, "PNUM " + actual);
    }

    static Problem packagesTooLarge(int maximum) {
        return input("packages-size", "A message of several packets is too large")
                .comparing("at most " + maximum + " characters", "more");
    }

    static Problem packagesContradict(int expected, int actual) {
        return input("packages-count", "Packets of one message disagree about how many there are")
                .comparing("PNUM " + expected, "PNUM " + actual);
    }

    static Problem packagesExpired(int expected, int actual) {
        return line("packages-missing", "Packets of a message did not come in time")
                .comparing(expected + " packets", Integer.toString(actual));
    }

    private static Problem input(String code, String what) {
        return Problem.of("hj212." + code, ProblemKind.INPUT, what, "", STATION);
    }

    private static Problem line(String code, String what) {
        return Problem.of("hj212." + code, ProblemKind.EXTERNAL, what, "", LINE);
    }

    private static String shown(String text) {
        return text.length() <= MAXIMUM_SHOWN ? text : text.substring(0, MAXIMUM_SHOWN) + "…";
    }
}
