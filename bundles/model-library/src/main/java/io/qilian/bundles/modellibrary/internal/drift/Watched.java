package io.qilian.bundles.modellibrary.internal.drift;

import java.util.Objects;

/**
 * What is watched on its own.
 *
 * @param feed name of the feed
 * @param model name of the model
 * @param version version of the model
 */
record Watched(String feed, String model, String version) {

    Watched {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(version, "version");
    }

    @Override
    public String toString() {
        return feed + " through " + model + ":" + version;
    }
}
