package io.qilian.bundles.shell.internal;

import io.qilian.kernel.scenes.api.Scenes;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Completes the names of scenes. */
@Service
public final class SceneCompleter implements Completer {

    @Reference
    private Scenes scenes;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Names.complete(session, line, candidates, () -> scenes.scenes().stream()
                .map(scene -> scene.name())
                .toList());
    }
}
