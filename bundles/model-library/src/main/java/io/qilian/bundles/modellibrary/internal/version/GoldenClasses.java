package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.modellibrary.internal.card.GoldenCard;
import io.qilian.kernel.api.model.Score;
import io.qilian.kernel.api.settings.Setting;
import io.qilian.kernel.settings.api.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Compares the best class of a golden picture with the recorded one. */
record GoldenClasses(GoldenCard card) {

    /** What the picture must be taken for. */
    record Sample(
            @Setting(en = "Class", zh = "类别") String label,
            @Setting(en = "Score", zh = "得分", minimum = 0, maximum = 1) double score) {}

    void check(Path sample, Path picture, List<Score> found, String how) {
        Sample expected = SettingsFile.read(sample).as(Sample.class);
        Score best = found.isEmpty() ? null : found.get(0);
        if (best == null
                || !best.label().equals(expected.label())
                || Math.abs(best.score() - expected.score()) > card.score()) {
            throw GoldenCheck.problem(
                    "The model does not classify a golden sample as recorded" + how,
                    picture,
                    expected.label() + " " + expected.score(),
                    best == null ? "no class" : String.format(Locale.ROOT, "%s %.2f", best.label(), best.score()),
                    GoldenCheck.PICTURE_FIX);
        }
    }
}
