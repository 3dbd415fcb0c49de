package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.internal.card.BatchCard.Sharing;

/**
 * Whether calls share runs where a model's card does not say.
 *
 * @param sharing whether they do
 * @param delayUs how long a call waits for others at most, in microseconds
 */
public record SharingRule(Sharing sharing, long delayUs) {

    /** No call waits for another. */
    public static final SharingRule NONE = new SharingRule(Sharing.OFF, 0);
}
