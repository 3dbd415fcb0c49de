package io.qilian.bundles.modellibrary.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An alias on its way from one version to another.
 *
 * @param id its number; grows
 * @param model name of the model
 * @param alias the alias
 * @param from the version before
 * @param to the version that is to take its place
 * @param stage how far it has come
 * @param startedAt when it began
 * @param endedAt when it ended; empty while it is under way
 * @param change who began it, and why
 * @param figures the comparison in the present stage; empty once it has ended
 * @param verdict why it stands where it stands, with the figures; empty in the first stage
 */
public record Rollout(
        long id,
        String model,
        String alias,
        String from,
        String to,
        RolloutStage stage,
        Instant startedAt,
        Optional<Instant> endedAt,
        AliasMove.Change change,
        Optional<RolloutFigures> figures,
        String verdict) {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public Rollout {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(figures, "figures");
        Objects.requireNonNull(verdict, "verdict");
    }
}
