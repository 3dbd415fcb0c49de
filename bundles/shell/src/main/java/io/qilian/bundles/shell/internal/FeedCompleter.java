package io.qilian.bundles.shell.internal;

import io.qilian.bundles.feeds.api.Feeds;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Completes the names of feeds. */
@Service
public final class FeedCompleter implements Completer {

    @Reference
    private Feeds feeds;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Names.complete(session, line, candidates, () -> feeds.feeds().stream()
                .map(feed -> feed.name())
                .toList());
    }
}
