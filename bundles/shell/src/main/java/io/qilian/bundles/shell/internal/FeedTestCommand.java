package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.feeds.api.FeedTest;
import io.qilian.bundles.feeds.api.Feeds;
import java.time.Duration;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Looks at a source before it becomes a feed. */
@Service
@Command(
        scope = "feed",
        name = "test",
        description = "Looks at a source for some seconds: what it sends, or why it gives no pictures")
public final class FeedTestCommand extends ConsoleCommand {

    @Argument(
            name = "source",
            description = "File, folder of pictures, or address that begins with rtsp, rtsps, http, https or rtmp",
            required = true)
    private String source;

    @Reference
    private Feeds feeds;

    @Override
    void run() {
        FeedTest found = feeds.test(source);
        System.out.println(text("source") + ": " + found.source());
        System.out.println(text("codec") + ": " + found.codec() + " " + found.width() + "x" + found.height());
        System.out.println(text("test.fps", found.measuredFps(), found.statedFps()));
        System.out.println(
                found.keyFrameInterval().isPresent()
                        ? text("test.keys", seconds(found.keyFrameInterval().get()))
                        : text("test.keys.unknown"));
        System.out.println(text("test.frames", found.frames(), found.lost()));
        System.out.println(text("clock", found.clock()));
        System.out.println(text("test.times", seconds(found.openedAfter()), seconds(found.firstFrameAfter())));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
