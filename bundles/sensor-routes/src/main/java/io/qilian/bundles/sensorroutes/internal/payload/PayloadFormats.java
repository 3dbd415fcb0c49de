package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;

/** Makes formats of settings. */
public final class PayloadFormats {

    private PayloadFormats() {}

    /**
     * The format of a feed.
     *
     * @param settings what the feed's file says
     * @return the format, for all threads
     */
    public static PayloadFormat of(PayloadSettings settings) {
        return switch (settings.format()) {
            case JSON -> new JsonPayload(settings);
            case NGSI_LD -> new NgsiPayload(settings);
            case CSV -> new CsvPayload(settings);
        };
    }
}
