package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.internal.connection.ConnectionGate.HostDown;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.Locale;
import java.util.Optional;

/** What is told about feeds. */
final class FeedProblems {

    private FeedProblems() {}

    /** What is told of a feed whose source, a file or an address, cannot be read. */
    static Problem of(MediaException e, String feed, boolean file) {
        String code = "feed." + e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Problem.of(code, kind(e.reason()), e.getMessage(), feed, fix(e.reason(), file));
    }

    private static ProblemKind kind(Reason reason) {
        return switch (reason) {
            case UNREACHABLE, UNKNOWN_HOST, TIMEOUT, SILENT, UNAUTHORISED, CANCELLED, UNWRITABLE ->
                ProblemKind.EXTERNAL;
            case NOT_FOUND, DAMAGED, UNSUPPORTED, NO_VIDEO, TOO_LARGE -> ProblemKind.INPUT;
        };
    }

    private static String fix(Reason reason, boolean file) {
        return switch (reason) {
            case UNREACHABLE -> "Check address and port, that the camera is switched on, and the network between";
            case UNKNOWN_HOST -> "Correct the name of the host, or ask whoever keeps the names of the network";
            case TIMEOUT -> "Check the network, or allow more time by openTimeout and readTimeout";
            case SILENT ->
                "Check that the camera's encoder runs and that its channel is enabled, or restart the camera";
            case UNAUTHORISED -> "Give the camera's user and password by the keys user and password, and check them";
            case NOT_FOUND -> file ? "Correct the path of the source" : "Correct what follows the host in the address";
            case DAMAGED ->
                file
                        ? "Play the file elsewhere: if it is whole there, convert it to MP4 with H.264, else fetch it again"
                        : "Check that the address is that of a stream and not of a web page, and play it elsewhere";
            case UNSUPPORTED -> "Use RTSP, HTTP, RTMP or a file, with H.264, H.265, MPEG-4 or MJPEG";
            case NO_VIDEO -> "Name a source with pictures";
            case TOO_LARGE -> "Use a smaller picture, such as the camera's sub-stream";
            case CANCELLED -> "None needed: the feed was stopped";
            case UNWRITABLE -> "Check the free space";
        };
    }

    /** What is told of a feed that waits because others of its host have failed one after the other. */
    static Problem hostDown(String feed, HostDown down, Optional<Problem> before) {
        String last = before.map(problem -> ": " + problem.what()).orElse("");
        return Problem.of(
                "feed.host-down",
                ProblemKind.EXTERNAL,
                down.failing() + " feeds of host " + down.host() + " have failed one after the other" + last,
                feed,
                "Check the host and the network; one feed tries it on behalf of all, and all follow when it answers");
    }

    static Problem paused(String feed) {
        return Problem.of(
                "feed.paused",
                ProblemKind.INPUT,
                "The feed is paused",
                feed,
                "Let it be connected with feed:resume " + feed);
    }

    static ProblemException unknown(String feed, String known) {
        return new ProblemException(Problem.of(
                        "feed.unknown",
                        ProblemKind.INPUT,
                        "There is no such feed",
                        feed,
                        "Name one that is there, or add it with feed:add")
                .comparing(known, feed));
    }

    static ProblemException exists(String feed) {
        return new ProblemException(Problem.of(
                "feed.exists",
                ProblemKind.INPUT,
                "There is a feed of that name already",
                feed,
                "Choose another name, or remove the other feed with feed:remove"));
    }

    static ProblemException name(String feed) {
        return new ProblemException(Problem.of(
                        "feed.name",
                        ProblemKind.INPUT,
                        "The name of the feed has the wrong form",
                        feed,
                        "Choose a name such as east-gate")
                .comparing("1 to 63 lower case letters, digits and hyphens", feed));
    }

    static Problem tooMany(int maximum) {
        return Problem.of(
                "feed.too-many",
                ProblemKind.RESOURCE,
                "There are " + maximum + " feeds already",
                "etc/feeds",
                "Remove a feed, or move feeds to another machine");
    }

    static ProblemException noPicture(String feed, Problem why) {
        return new ProblemException(why.where().isEmpty() ? why.at(feed) : why);
    }
}
