package io.qilian.bundles.sl651.internal.station;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;

/** What is told about stations and their port. */
final class StationProblems {

    private StationProblems() {}

    static Problem direction() {
        return Problem.of(
                        "sl651.direction",
                        ProblemKind.INPUT,
                        "A station sent a frame that only a centre sends",
                        "",
                        "Check that the modem does not send back what it receives")
                .comparing("direction 0 (up)", "direction 8 (down)");
    }

    /** Does not tell the password that came: it may be that of another centre. */
    static Problem password() {
        return Problem.of(
                "sl651.password",
                ProblemKind.INPUT,
                "The station's password is wrong",
                "",
                "Set the password of the centre in the station, or the station's in the feed");
    }

    static Problem unknownStation(String station) {
        return Problem.of(
                        "sl651.station",
                        ProblemKind.INPUT,
                        "The station is not one of the feed's",
                        "connection.stations",
                        "Add its address to stations, if it is yours")
                .comparing("one of the stations of the feed", station);
    }

    static Problem tooManyStations(int maximum) {
        return Problem.of(
                "sl651.too-many-stations",
                ProblemKind.RESOURCE,
                "There are " + maximum + " stations already",
                "connection.maximumStations",
                "Raise maximumStations, or divide the stations among feeds");
    }

    static Problem packetsMissing(int missing, int total) {
        return Problem.of(
                        "sl651.packets.missing",
                        ProblemKind.INPUT,
                        "Packets of a text have not come, though they were asked for again",
                        "",
                        "Check the line and the modem")
                .comparing(total + " packets", missing + " are missing");
    }

    static Problem packetsTooLong(int most) {
        return Problem.of(
                        "sl651.packets.long",
                        ProblemKind.RESOURCE,
                        "The text of several packets is too long",
                        "",
                        "Let the station send shorter periods")
                .comparing("at most " + most + " bytes", "more");
    }

    static Problem port(String where, IOException cause) {
        return Problem.of(
                "sl651.port",
                ProblemKind.EXTERNAL,
                "The port cannot be listened on: " + cause.getMessage(),
                where,
                "End the program that uses the port, or set another address or port");
    }

    static ProblemException portTaken(int port, String feed) {
        return new ProblemException(Problem.of(
                        "sl651.port-taken",
                        ProblemKind.CONFIGURATION,
                        "Another feed listens on the port",
                        "connection.port",
                        "Give each feed a port of its own, or put the stations into one feed")
                .comparing("a port that no other feed has", port + ", which " + feed + " has"));
    }

    static ProblemException system(IOException cause) {
        return new ProblemException(
                Problem.of(
                        "sl651.system",
                        ProblemKind.RESOURCE,
                        "The system does not let a port be served: " + cause.getMessage(),
                        "",
                        "Raise the number of open files that the process may have"),
                cause);
    }
}
