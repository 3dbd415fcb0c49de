package io.qilian.bundles.modellibrary.internal.library;

import java.util.Comparator;

/** MAJOR.MINOR.PATCH, ordered by number. */
record SemanticVersion(int major, int minor, int patch) implements Comparable<SemanticVersion> {

    private static final Comparator<SemanticVersion> ORDER = Comparator.comparingInt(SemanticVersion::major)
            .thenComparingInt(SemanticVersion::minor)
            .thenComparingInt(SemanticVersion::patch);

    static SemanticVersion parse(String text) {
        String[] parts = text.split("\\.", -1);
        return new SemanticVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public int compareTo(SemanticVersion other) {
        return ORDER.compare(this, other);
    }
}
