package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedSettings.Frames;
import io.qilian.bundles.feeds.api.FeedSettings.Pace;
import io.qilian.bundles.feeds.api.Feeds;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Adds a feed. */
@Service
@Command(
        scope = "feed",
        name = "add",
        description = "Adds a feed and writes its file etc/feeds/NAME.yaml, where the rest may be set")
public final class FeedAddCommand extends ConsoleCommand {

    @Argument(index = 0, name = "feed", description = "Name: lower case letters, digits, hyphens", required = true)
    private String feed;

    @Argument(
            index = 1,
            name = "source",
            description = "File, or address that begins with rtsp, rtsps, http, https or rtmp",
            required = true)
    private String source;

    @Option(name = "--fastest", description = "Read a file as fast as it can be decoded, not at its own clock")
    private boolean fastest;

    @Option(name = "--loop", description = "Begin a file anew at its end")
    private boolean loop;

    @Option(name = "--every-frame", description = "Analyse every frame; the results of a file are the same each time")
    private boolean everyFrame;

    @Reference
    private Feeds feeds;

    @Override
    void run() {
        FeedSettings settings = FeedSettings.of(source)
                .replayed(fastest ? Pace.FASTEST : Pace.CLOCK, loop, everyFrame ? Frames.EVERY : Frames.LATEST);
        feeds.add(feed, settings);
        System.out.println(text("added", feed));
    }
}
