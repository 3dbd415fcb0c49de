package io.qilian.bundles.shell.internal;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.List;
import java.util.function.Function;

/** Finds what the services of a test have by its name, and refuses what they have not. */
final class Named {

    private Named() {}

    static <T> T named(List<T> all, Function<T, String> name, String wanted) {
        return all.stream()
                .filter(one -> name.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ProblemException(unknown(wanted)));
    }

    /** Anything that a service refuses. */
    static Problem unknown(String name) {
        return Problem.of("name.unknown", ProblemKind.INPUT, "There is no such thing", name, "Name one that is there")
                .comparing("gate", name);
    }
}
