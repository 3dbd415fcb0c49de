package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.feeds.api.ConnectionQuality;
import io.qilian.bundles.feeds.api.FeedLiveness;
import io.qilian.bundles.feeds.api.LivenessAspect;
import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.feeds.api.LivenessState;
import io.qilian.bundles.feeds.api.LivenessStatus;

/** The liveness of feeds in the language of the machine. */
final class LivenessWords {

    private LivenessWords() {}

    /** The first aspect that is ill and why; nothing if none is. */
    static String trouble(FeedLiveness liveness) {
        for (LivenessAspect aspect : LivenessAspect.values()) {
            LivenessStatus status = liveness.aspect(aspect);
            if (status.state() == LivenessState.DOWN) {
                return word(aspect) + ": " + word(status.reason());
            }
        }
        return "";
    }

    static String word(LivenessAspect aspect) {
        return switch (aspect) {
            case LINK -> text("liveness.link");
            case MEDIA -> text("liveness.media");
            case DECODABLE -> text("liveness.decodable");
            case USEFUL -> text("liveness.useful");
        };
    }

    static String word(ConnectionQuality quality) {
        return switch (quality) {
            case EXCELLENT -> text("quality.excellent");
            case FAIR -> text("quality.fair");
            case POOR -> text("quality.poor");
            case UNUSABLE -> text("quality.unusable");
            case UNKNOWN -> text("quality.unknown");
        };
    }

    static String word(LivenessReason reason) {
        return switch (reason) {
            case UNWATCHED -> text("liveness.unwatched");
            case ENDED -> text("liveness.ended");
            case STARTING -> text("liveness.starting");
            case CONNECTED -> text("liveness.connected");
            case REFUSED -> text("liveness.refused");
            case NO_ANSWER -> text("liveness.no-answer");
            case LOST -> text("liveness.lost");
            case UNAUTHORISED -> text("liveness.unauthorised");
            case NOT_FOUND -> text("liveness.not-found");
            case FLOWING -> text("liveness.flowing");
            case SILENT -> text("liveness.silent");
            case NO_MEDIA -> text("liveness.no-media");
            case DECODING -> text("liveness.decoding");
            case DAMAGED -> text("liveness.damaged");
            case UNDECODABLE -> text("liveness.undecodable");
            case NO_FRAMES -> text("liveness.no-frames");
            case CLEAR, FROZEN, BLACK, WHITE, GREY, COVERED, DEFOCUSED, MOVED -> picture(reason);
        };
    }

    private static String picture(LivenessReason reason) {
        return switch (reason) {
            case FROZEN -> text("liveness.frozen");
            case BLACK -> text("liveness.black");
            case WHITE -> text("liveness.white");
            case GREY -> text("liveness.grey");
            case COVERED -> text("liveness.covered");
            case DEFOCUSED -> text("liveness.defocused");
            case MOVED -> text("liveness.moved");
            default -> text("liveness.clear");
        };
    }

    /** The number behind a reason, with its unit; nothing where there is none. */
    static String figure(LivenessReason reason, double figure) {
        return switch (reason) {
            case UNWATCHED, ENDED, STARTING, NO_MEDIA, NO_FRAMES -> "";
            case CONNECTED, REFUSED, NO_ANSWER, LOST, UNAUTHORISED, NOT_FOUND, SILENT, UNDECODABLE, FROZEN ->
                text("liveness.seconds", figure);
            case FLOWING -> text("liveness.rate", figure / 1e3);
            case DECODING, DAMAGED -> text("liveness.broken", 100 * figure);
            case COVERED, DEFOCUSED -> text("liveness.share", 100 * figure);
            case BLACK, WHITE -> text("liveness.brightness", figure);
            case GREY -> text("liveness.contrast", figure);
            case CLEAR, MOVED -> text("liveness.correlation", figure);
        };
    }
}
