package io.qilian.bundles.shell.internal;

import io.qilian.kernel.api.problem.ProblemException;
import java.util.List;
import java.util.function.Function;

/** Finds what the services of a test have by its name, and refuses what they have not. */
final class Named {

    private Named() {}

    static <T> T named(List<T> all, Function<T, String> name, String wanted) {
        return all.stream()
                .filter(one -> name.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Platform.unknown(wanted)));
    }
}
