package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.ClockStatus.Origin;
import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedTest;
import io.qilian.bundles.feeds.internal.connection.ConnectionGate.HostDown;
import io.qilian.bundles.feeds.internal.connection.Connector;
import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at a source for some seconds, or says in plain words why there is nothing to see. */
final class SourceTrial {

    private static final Pattern KNOWN_ADDRESS = Pattern.compile("(?i)(rtsps?|https?|rtmp)://.*");
    private static final Pattern PORT =
            Pattern.compile("[^:]+://(?:[^/?#]*@)?(?:\\[[^\\]]*]|[^:/?#]*):([^/?#]*).*", Pattern.DOTALL);
    private static final int MOST_FRAMES = 1000;
    private static final int ENOUGH_KEY_FRAMES = 3;

    private final FeedSettings settings;
    private final Connector connector;
    private final Duration atMost;
    private final Cancellation cancellation = new Cancellation();
    private Optional<Problem> hostDown = Optional.empty();

    SourceTrial(String source, Connector connector, Duration atMost) {
        this.settings = FeedSettings.of(source);
        this.connector = connector;
        this.atMost = atMost;
    }

    FeedTest take() {
        VideoRequest request = SourceAddress.request(settings);
        requireAddress(request);
        long begin = System.nanoTime();
        try (VideoReader reader = connector.open(request, request.redacted(), cancellation, this::giveUp)) {
            Sight sight = new Sight(since(begin));
            try {
                look(reader, sight, begin + atMost.toNanos());
            } catch (MediaException e) {
                if (sight.frames == 0) {
                    throw reader.quarantined() > 0 && e.reason() == Reason.TIMEOUT
                            ? noKeyFrame(request)
                            : problem(e, request);
                }
            }
            if (sight.frames == 0) {
                throw noKeyFrame(request);
            }
            return sight.report(request, reader);
        } catch (MediaException e) {
            throw hostDown.map(ProblemException::new).orElseGet(() -> problem(e, request));
        }
    }

    /** Whoever asks wants to know now, and not when the host answers again. */
    private void giveUp(HostDown down) {
        hostDown = Optional.of(FeedProblems.hostDown(down.host(), down, hostDown));
        cancellation.cancel();
    }

    private static void look(VideoReader reader, Sight sight, long endNanos) {
        Optional<DecodedPicture> next = reader.read();
        while (next.isPresent()) {
            next.get().picture().close();
            sight.see(next.get());
            boolean enough = sight.frames >= MOST_FRAMES || sight.keyFrames >= ENOUGH_KEY_FRAMES;
            next = enough || System.nanoTime() - endNanos > 0 ? Optional.empty() : reader.read();
        }
    }

    private static void requireAddress(VideoRequest request) {
        if (request.file()) {
            return;
        }
        String fault = "";
        if (!KNOWN_ADDRESS.matcher(request.source()).matches()) {
            fault = "it begins with " + request.scheme();
        } else if (Connector.host(request).isEmpty()) {
            fault = "there is no host in it";
        } else {
            fault = portFault(request);
        }
        if (!fault.isEmpty()) {
            throw new ProblemException(Problem.of(
                            "feed.address",
                            ProblemKind.INPUT,
                            "The address is wrong: " + fault,
                            request.redacted(),
                            "Copy the address from the camera's manual or its web page")
                    .comparing("rtsp://HOST:PORT/PATH, or rtsps, http, https, rtmp, or a file", request.redacted()));
        }
    }

    private static String portFault(VideoRequest request) {
        Matcher port = PORT.matcher(request.source());
        boolean given = port.matches();
        boolean fits = !given || (port.group(1).matches("\\d{1,5}") && inBounds(Integer.parseInt(port.group(1))));
        return fits ? "" : "its port is not a number from 1 to 65535";
    }

    private static boolean inBounds(int port) {
        return port >= 1 && port <= 65_535;
    }

    private static ProblemException problem(MediaException e, VideoRequest request) {
        return new ProblemException(FeedProblems.of(e, request.redacted(), request.file()), e);
    }

    private ProblemException noKeyFrame(VideoRequest request) {
        return new ProblemException(Problem.of(
                "feed.no-key-frame",
                ProblemKind.EXTERNAL,
                "Data comes, but no key frame, or no whole picture, came within the time",
                request.redacted(),
                "Set the camera's key frame interval (GOP, I-frame interval) to 1 to 4 s; over UDP, try TCP"));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** What was seen so far. */
    private static final class Sight {

        private final long begin = System.nanoTime();
        private final Duration openedAfter;
        private Duration firstFrameAfter = Duration.ZERO;
        private Duration first = Duration.ZERO;
        private Duration last = Duration.ZERO;
        private Duration firstKey = Duration.ZERO;
        private Duration lastKey = Duration.ZERO;
        private int frames;
        private int keyFrames;
        private boolean tellsTime;

        Sight(Duration openedAfter) {
            this.openedAfter = openedAfter;
        }

        void see(DecodedPicture decoded) {
            last = decoded.presentation();
            if (frames++ == 0) {
                first = last;
                firstFrameAfter = openedAfter.plus(since(begin));
            }
            if (decoded.keyFrame()) {
                firstKey = keyFrames++ == 0 ? last : firstKey;
                lastKey = last;
            }
            tellsTime |= decoded.sourceTime().isPresent();
        }

        FeedTest report(VideoRequest request, VideoReader reader) {
            double seconds = last.minus(first).toNanos() / 1e9;
            Optional<Duration> interval = keyFrames < 2
                    ? Optional.empty()
                    : Optional.of(lastKey.minus(firstKey).dividedBy(keyFrames - 1L));
            return new FeedTest(
                    request.redacted(),
                    reader.info().codec(),
                    reader.info().width(),
                    reader.info().height(),
                    reader.info().fps(),
                    seconds > 0 ? (frames - 1) / seconds : 0,
                    interval,
                    frames,
                    reader.damaged() + reader.quarantined(),
                    request.file() ? Origin.FILE : tellsTime ? Origin.SOURCE : Origin.ARRIVAL,
                    openedAfter,
                    firstFrameAfter);
        }
    }
}
