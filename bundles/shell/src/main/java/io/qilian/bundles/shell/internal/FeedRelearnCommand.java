package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.feeds.api.FeedHealth;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Takes the view of a camera that was turned on purpose as the right one. */
@Service
@Command(
        scope = "feed",
        name = "relearn",
        description = "Takes what a feed shows from now on as its right view, after a camera was turned or cleaned")
public final class FeedRelearnCommand extends ConsoleCommand {

    @Argument(name = "feed", description = "Name of the feed", required = true)
    @Completion(FeedCompleter.class)
    private String feed;

    @Reference
    private FeedHealth health;

    @Override
    void run() {
        health.relearn(feed);
        System.out.println(text("relearned", feed));
    }
}
