package io.qilian.bundles.modellibrary.internal.registry;

import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.library.Gate;
import io.qilian.kernel.api.model.ModelReference;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** A program that registers a version, or removes one, and ends as by a power cut within a step. */
final class CutOff {

    /** Where it ends. */
    enum Step {
        IN_TRIAL,
        BEFORE_ROW,
        AFTER_ROW,
        AFTER_REMOVAL
    }

    private CutOff() {}

    /** Arguments: home, source, step. */
    public static void main(String[] arguments) {
        Step step = Step.valueOf(arguments[2]);
        Change change = new Change("li", "cut off");
        try (Registries all = new Registries(Path.of(arguments[0]), new FatalGate(step))) {
            all.jdbi.setSqlLogger(new FatalLogger(step));
            if (step == Step.AFTER_REMOVAL) {
                all.registry.remove(ModelReference.parse("spots:1.1.0"), change);
            } else {
                all.registry.register(RegistrationRequest.of(arguments[1]), change);
            }
        }
        throw new IllegalStateException("the step " + step + " was not reached");
    }

    private static void halt() {
        Runtime.getRuntime().halt(9);
    }

    private record FatalGate(Step step) implements Gate {

        @Override
        public void admit(ModelFolder folder) {
            if (step == Step.IN_TRIAL) {
                halt();
            }
        }

        @Override
        public Optional<ModelDetails.Trial> trial(ModelFolder folder) {
            return Optional.empty();
        }
    }

    private record FatalLogger(Step step) implements SqlLogger {

        @Override
        public void logBeforeExecution(StatementContext context) {
            if (step == Step.BEFORE_ROW && begins(context, "insert into registered_version")) {
                halt();
            }
        }

        @Override
        public void logAfterExecution(StatementContext context) {
            boolean after = (step == Step.AFTER_ROW && begins(context, "insert into registered_version"))
                    || (step == Step.AFTER_REMOVAL && begins(context, "update registered_version"));
            if (after) {
                halt();
            }
        }

        private static boolean begins(StatementContext context, String begin) {
            return context.getRenderedSql().toLowerCase(Locale.ROOT).startsWith(begin);
        }
    }
}
