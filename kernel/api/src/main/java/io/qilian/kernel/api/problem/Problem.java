package io.qilian.kernel.api.problem;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Why something was refused, told so that the reader knows what to do next. Immutable.
 *
 * @param code stable dotted name in lower case, such as {@code feed.unreachable}: for tests, counters and manuals
 * @param kind who has to act
 * @param what what was refused or failed, in one sentence without a trailing period
 * @param where the file, line, key, feed or model that it is about; empty when {@code what} says it already
 * @param expected what would have been accepted; empty when there is nothing to compare with
 * @param actual what was found; empty when there is nothing to compare with. Never a secret
 * @param fix what the reader can do about it; empty only for {@link ProblemKind#INTERNAL}
 */
public record Problem(
        String code, ProblemKind kind, String what, String where, String expected, String actual, String fix) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the code is not dotted lower case, {@code what} is blank, or {@code fix} is
     *     blank though the kind is not {@link ProblemKind#INTERNAL}
     */
    public Problem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "code: expected dotted lower case such as feed.unreachable, got " + code);
        }
        if (what.isBlank()) {
            throw new IllegalArgumentException("what: expected a sentence, got nothing (code " + code + ")");
        }
        if (fix.isBlank() && kind != ProblemKind.INTERNAL) {
            throw new IllegalArgumentException("fix: expected what the reader can do, got nothing (code " + code + ")");
        }
    }

    /**
     * A problem that is told by what, where and what to do.
     *
     * @param code see {@link #code()}
     * @param kind see {@link #kind()}
     * @param what see {@link #what()}
     * @param where see {@link #where()}
     * @param fix see {@link #fix()}
     * @return the problem, with nothing to compare
     */
    public static Problem of(String code, ProblemKind kind, String what, String where, String fix) {
        return new Problem(code, kind, what, where, "", "", fix);
    }

    /**
     * The same problem with a comparison.
     *
     * @param expectedText see {@link #expected()}
     * @param actualText see {@link #actual()}
     * @return a copy of this problem
     */
    public Problem comparing(String expectedText, String actualText) {
        return new Problem(code, kind, what, where, expectedText, actualText, fix);
    }

    /**
     * The same problem found somewhere else: used by whoever knows the place better than the one who found it.
     *
     * @param place see {@link #where()}
     * @return a copy of this problem
     */
    public Problem at(String place) {
        return new Problem(code, kind, what, place, expected, actual, fix);
    }

    /**
     * The problem in one paragraph, the form in which consoles, logs and responses show it.
     *
     * @return text of one to five lines, the first of which stands alone
     */
    public String message() {
        StringBuilder text = new StringBuilder(160).append(what);
        append(text, "where", where);
        append(text, "expected", expected);
        append(text, "actual", actual);
        append(text, "fix", fix);
        return text.append("\n  code: ").append(code).toString();
    }

    private static void append(StringBuilder text, String label, String part) {
        if (!part.isEmpty()) {
            text.append("\n  ").append(label).append(": ").append(part);
        }
    }
}
