package io.qilian.bundles.modellibrary.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A version in the library, with its card.
 *
 * @param summary the line
 * @param folder where it lies
 * @param digest SHA-256 of the model
 * @param licence licence of the model, as an SPDX identifier where its author gives one
 * @param decoder how its outputs are read
 * @param input how pictures go in, in a sentence; empty for a model that takes none
 * @param labels its classes
 * @param metrics what was measured
 */
public record ModelDetails(
        ModelSummary summary,
        String folder,
        String digest,
        String licence,
        String decoder,
        Optional<String> input,
        List<String> labels,
        List<Metric> metrics) {

    /**
     * Checks and copies the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public ModelDetails {
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(licence, "licence");
        Objects.requireNonNull(decoder, "decoder");
        Objects.requireNonNull(input, "input");
        labels = List.copyOf(labels);
        metrics = List.copyOf(metrics);
    }

    /**
     * A measured figure.
     *
     * @param name what was measured
     * @param dataset on which data
     * @param value the figure
     */
    public record Metric(String name, String dataset, double value) {
        /**
         * Checks the parts.
         *
         * @throws NullPointerException if a part is null
         */
        public Metric {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(dataset, "dataset");
        }
    }
}
