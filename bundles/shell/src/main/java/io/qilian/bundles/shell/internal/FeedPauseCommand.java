package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.feeds.api.Feeds;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Disconnects a feed until feed:resume, also over a restart. */
@Service
@Command(scope = "feed", name = "pause", description = "Disconnects a feed until feed:resume, also over a restart")
public final class FeedPauseCommand extends ConsoleCommand {

    @Argument(name = "feed", description = "Name of the feed", required = true)
    @Completion(FeedCompleter.class)
    private String feed;

    @Reference
    private Feeds feeds;

    @Override
    void run() {
        feeds.pause(feed, true);
        System.out.println(text("paused", feed));
    }
}
