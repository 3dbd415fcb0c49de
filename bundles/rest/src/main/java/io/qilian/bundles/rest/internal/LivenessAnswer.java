package io.qilian.bundles.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.bundles.feeds.api.FeedLiveness;
import io.qilian.bundles.feeds.api.LivenessAspect;
import io.qilian.bundles.feeds.api.LivenessChange;
import io.qilian.bundles.feeds.api.LivenessStatus;
import java.io.IOException;

/** The liveness of a feed in JSON. */
final class LivenessAnswer {

    private LivenessAnswer() {}

    static void write(JsonGenerator json, FeedLiveness liveness) throws IOException {
        json.writeStartObject();
        json.writeStringField("feed", liveness.feed());
        for (LivenessAspect aspect : LivenessAspect.values()) {
            LivenessStatus status = liveness.aspect(aspect);
            json.writeObjectFieldStart(name(aspect));
            json.writeStringField("state", status.state().name());
            json.writeStringField("since", status.since().toString());
            json.writeStringField("reason", status.reason().name());
            json.writeNumberField("figure", status.figure());
            json.writeEndObject();
        }
        json.writeStringField("quality", liveness.quality().name());
        json.writeNumberField("frameShare", liveness.figures().frameShare());
        json.writeNumberField("reconnects", liveness.figures().reconnects());
        json.writeNumberField("stalls", liveness.figures().stalls());
        json.writeNumberField("hourCoverage", liveness.hourCoverage());
        json.writeArrayFieldStart("changes");
        for (LivenessChange change : liveness.changes()) {
            write(json, change);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, LivenessChange change) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", change.at().toString());
        json.writeStringField("aspect", name(change.aspect()));
        json.writeStringField("from", change.from().name());
        json.writeStringField("to", change.to().name());
        json.writeStringField("reason", change.reason().name());
        json.writeNumberField("figure", change.figure());
        json.writeEndObject();
    }

    private static String name(LivenessAspect aspect) {
        return switch (aspect) {
            case LINK -> "link";
            case MEDIA -> "media";
            case DECODABLE -> "decodable";
            case USEFUL -> "useful";
        };
    }
}
