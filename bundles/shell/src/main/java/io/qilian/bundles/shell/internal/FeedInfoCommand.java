package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.feeds.api.ClockStatus;
import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.feeds.api.FeedHealth;
import io.qilian.bundles.feeds.api.FeedLiveness;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.Feeds;
import io.qilian.bundles.feeds.api.FrameCounts;
import io.qilian.bundles.feeds.api.LivenessAspect;
import io.qilian.bundles.feeds.api.LivenessChange;
import io.qilian.bundles.feeds.api.LivenessStatus;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows a feed: its state, its figures, and why it gives no pictures. */
@Service
@Command(scope = "feed", name = "info", description = "Shows a feed: its state, its figures, why it gives no pictures")
public final class FeedInfoCommand extends ConsoleCommand {

    @Argument(name = "feed", description = "Name of the feed", required = true)
    @Completion(FeedCompleter.class)
    private String feed;

    @Option(name = "--changes", description = "How many of the last changes are shown, 256 at most")
    private int changes = 10;

    @Reference
    private Feeds feeds;

    @Reference
    private FeedHealth health;

    @Override
    void run() {
        print(feeds.feed(feed));
        print(health.liveness(feed));
    }

    private static void print(FeedStatus status) {
        System.out.printf("%s: %s%n", status.name(), status.state());
        System.out.printf("%s: %s%n", text("source"), status.source());
        if (!status.codec().isEmpty()) {
            System.out.printf("%s: %s %dx%d%n", text("codec"), status.codec(), status.width(), status.height());
        }
        System.out.printf(
                Locale.ROOT,
                "%s %.1f, %s %d, %s %d, %s %d, %s %d%n",
                text("fps"),
                status.capturedFps(),
                text("captured"),
                status.captured(),
                text("damaged"),
                status.damaged(),
                text("reconnects"),
                status.reconnects(),
                text("subscribers"),
                status.subscribers());
        tellCounts(status.counts());
        status.lastFrameAt().ifPresent(at -> System.out.printf("%s: %s%n", text("lastFrame"), at));
        status.measures()
                .ifPresent(measured -> System.out.println(text(
                        "measures",
                        measured.brightness(),
                        measured.contrast(),
                        measured.sharpness(),
                        measured.change())));
        status.clock().ifPresent(FeedInfoCommand::tellClock);
        status.problem().ifPresent(problem -> System.out.println(text("problem") + ": " + problem.message()));
    }

    private void print(FeedLiveness liveness) {
        for (LivenessAspect aspect : LivenessAspect.values()) {
            LivenessStatus status = liveness.aspect(aspect);
            System.out.println(text(
                    "liveness.line",
                    LivenessWords.word(aspect),
                    status.state(),
                    LivenessWords.word(status.reason()),
                    LivenessWords.figure(status.reason(), status.figure()),
                    status.since()));
        }
        System.out.println(text(
                "quality",
                LivenessWords.word(liveness.quality()),
                100 * liveness.figures().frameShare(),
                liveness.figures().reconnects(),
                liveness.figures().stalls()));
        System.out.println(text("coverage") + ": " + text("percent", 100 * liveness.hourCoverage()));
        List<LivenessChange> all = liveness.changes();
        for (LivenessChange change : all.subList(Math.max(0, all.size() - Math.max(0, changes)), all.size())) {
            System.out.println(text(
                    "liveness.change",
                    change.at(),
                    LivenessWords.word(change.aspect()),
                    change.from(),
                    change.to(),
                    LivenessWords.word(change.reason()),
                    LivenessWords.figure(change.reason(), change.figure())));
        }
    }

    private static void tellCounts(FrameCounts counts) {
        StringBuilder line = new StringBuilder(text("delivered")).append(' ').append(counts.delivered());
        for (DropReason reason : DropReason.values()) {
            if (counts.dropped(reason) > 0) {
                line.append(", ").append(reason).append(' ').append(counts.dropped(reason));
            }
        }
        System.out.println(line);
    }

    private static void tellClock(ClockStatus clock) {
        System.out.println(
                clock.known()
                        ? text("clock.known", clock.origin(), clock.offsetMs(), clock.driftPpm(), clock.steps())
                        : text("clock", clock.origin()));
    }
}
