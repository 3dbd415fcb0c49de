package io.qilian.bundles.vision.internal.counting;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;

/** Names of lines and zones: parts of event keys, so they are bounded. */
public final class Names {

    private static final int LONGEST = 64;

    private Names() {}

    /**
     * Checks a name.
     *
     * @param what what is named, such as {@code line}
     * @param name its name
     * @throws ProblemException if it is blank or too long
     */
    public static void require(String what, String name) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new ProblemException(Problem.of(
                            "vision.shape.name",
                            ProblemKind.CONFIGURATION,
                            "The name of a " + what + " is blank or too long",
                            what + " " + name,
                            "Give it a short name, such as " + what + "-north")
                    .comparing("1 to " + LONGEST + " characters", name.length() + " characters"));
        }
    }
}
