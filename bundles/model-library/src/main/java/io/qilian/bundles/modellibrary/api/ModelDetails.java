package io.qilian.bundles.modellibrary.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

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
 * @param trial how it ran in a process of its own; empty while it has not been tried
 * @param signer whose signature covers it: the name of a trusted key, or the subject of a certificate; empty if it is not
 *     signed
 * @param notices what somebody who uses it has to know
 */
public record ModelDetails(
        ModelSummary summary,
        String folder,
        String digest,
        String licence,
        String decoder,
        Optional<String> input,
        List<String> labels,
        List<Metric> metrics,
        Optional<Trial> trial,
        Optional<String> signer,
        List<Notice> notices) {

    /** What somebody who uses a model has to know. */
    public enum Notice {
        /** Nobody has stated the licence. */
        LICENCE_UNKNOWN,
        /** The licence asks for the source of the whole work, for AGPL even of one that is only used over a network. */
        LICENCE_RECIPROCAL,
        /** The licence forbids some uses, such as commercial ones. */
        LICENCE_RESTRICTED,
        /** No golden sample proves that the card fits the model. */
        NO_GOLDEN_SAMPLES
    }

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
        Objects.requireNonNull(trial, "trial");
        Objects.requireNonNull(signer, "signer");
        notices = List.copyOf(notices);
    }

    /**
     * What the trial of a model measured, on one thread of this machine.
     *
     * @param loadMs how long it took to load
     * @param runMs how long a run took, the median; empty if the card leaves the size of an input open
     * @param peakBytes the most memory that was resident, with some 50 MiB of the Java runtime
     */
    public record Trial(double loadMs, OptionalDouble runMs, long peakBytes) {
        /**
         * Checks the parts.
         *
         * @throws NullPointerException if a part is null
         */
        public Trial {
            Objects.requireNonNull(runMs, "runMs");
        }
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
