package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.AliasMove;

/** How moves of aliases are told. */
final class Moves {

    private Moves() {}

    /** Such as: road-objects@prod stands for 1.1.0, no longer for 1.0.0. */
    static String sentence(AliasMove move) {
        String alias = move.model() + "@" + move.alias();
        return move.from()
                .map(before -> text("moved", alias, move.to(), before))
                .orElseGet(() -> text("moved.first", alias, move.to()));
    }
}
