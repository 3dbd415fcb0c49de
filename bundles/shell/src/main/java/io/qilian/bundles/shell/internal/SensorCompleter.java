package io.qilian.bundles.shell.internal;

import io.qilian.bundles.sensors.api.SensorFeeds;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Completes the names of sensor feeds. */
@Service
public final class SensorCompleter implements Completer {

    @Reference
    private SensorFeeds sensors;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Names.complete(session, line, candidates, () -> sensors.feeds().stream()
                .map(feed -> feed.name())
                .toList());
    }
}
