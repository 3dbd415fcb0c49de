package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.Collection;

/** Why a payload, or a record of it, is refused. */
final class PayloadProblems {

    private static final int SHOWN = 200;

    private PayloadProblems() {}

    static ProblemException tooLarge(long bytes, long bound) {
        return input(
                        "payload.too-large",
                        "The payload is too large",
                        "Send less at once, or raise payload.maximumBytes")
                .comparing("at most " + bound + " bytes", bytes + " bytes or more")
                .thrown();
    }

    static ProblemException tooManyRecords(int bound) {
        return input("payload.too-many-records", "The payload holds too many records", "Send fewer records at once")
                .comparing("at most " + bound + " records", "more")
                .thrown();
    }

    static ProblemException recordTooLong(int bound) {
        return input(
                        "payload.record-too-long",
                        "A record of the payload is too long",
                        "Send shorter records; a quote that is never closed makes one record of all that follows")
                .comparing("at most " + bound + " characters or values", "more")
                .thrown();
    }

    static ProblemException bounds(String what) {
        return input(
                        "payload.bounds",
                        "The payload exceeds a bound: " + shown(what),
                        "Send flatter and shorter documents")
                .thrown();
    }

    static ProblemException syntax(String form, String where, String what) {
        return input(
                        "payload.syntax",
                        "The payload is no valid " + form + ": " + shown(what),
                        "Look at what the sender writes")
                .at(where)
                .thrown();
    }

    static ProblemException charset(String charset) {
        return input(
                        "payload.charset",
                        "The payload is not text in " + charset,
                        "Set payload.csv.charset as the sender writes")
                .thrown();
    }

    static ProblemException column(String column, Collection<String> header) {
        return input(
                        "payload.column",
                        "A column is missing, or there twice",
                        "Correct the column's name in the feed's file")
                .comparing("a column " + shown(column), shown(String.join(", ", header)))
                .thrown();
    }

    static ProblemException columns(int expected, int actual) {
        return input(
                        "payload.columns",
                        "A line has another number of columns",
                        "Look at separator, quote and decimal of payload.csv")
                .comparing(expected + " columns", actual + " columns")
                .thrown();
    }

    static ProblemException records(String place) {
        return input(
                        "payload.records",
                        "There are no records in the payload",
                        "Correct payload.json.records, or look at the sender")
                .comparing("an object or a list at " + (place.isEmpty() ? "its root" : shown(place)), "none")
                .thrown();
    }

    static ProblemException station(String what, String actual) {
        return input(
                        "payload.station",
                        "The station of a record is not known: " + what,
                        "Correct payload.station in the feed's file")
                .comparing("a name of 1 to 128 characters", actual.isEmpty() ? "nothing" : shown(actual))
                .thrown();
    }

    static ProblemException time(String expected, String actual) {
        return input(
                        "payload.time",
                        "The time of a record cannot be read",
                        "Correct payload.time in the feed's file, or look at the sender")
                .comparing(expected, actual.isEmpty() ? "nothing" : shown(actual))
                .thrown();
    }

    static ProblemException code(String actual) {
        return input(
                        "payload.code",
                        "A value has no code, or one that is too long",
                        "Correct payload.items in the feed's file, or look at the sender")
                .comparing("1 to 128 characters", actual.isEmpty() ? "nothing" : shown(actual))
                .thrown();
    }

    static ProblemException noValue() {
        return input(
                        "payload.no-value",
                        "A record has none of the values that are asked for",
                        "Correct payload.values or payload.items in the feed's file")
                .thrown();
    }

    static ProblemException tooManyValues(int bound) {
        return input("payload.too-many-values", "A record has too many values", "Send fewer values in a record")
                .comparing("at most " + bound + " values", "more")
                .thrown();
    }

    static ProblemException entity(String actual) {
        return input(
                        "payload.entity",
                        "This is no entity of NGSI",
                        "Look at the sender: an entity is an object with id and type")
                .comparing("an object with id and type", shown(actual))
                .thrown();
    }

    private static Draft input(String code, String what, String fix) {
        return new Draft(Problem.of(code, ProblemKind.INPUT, what, "", fix));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    /** A problem on its way. */
    private record Draft(Problem problem) {

        Draft comparing(String expected, String actual) {
            return new Draft(problem.comparing(expected, actual));
        }

        Draft at(String where) {
            return new Draft(problem.at(where));
        }

        ProblemException thrown() {
            return new ProblemException(problem);
        }
    }
}
