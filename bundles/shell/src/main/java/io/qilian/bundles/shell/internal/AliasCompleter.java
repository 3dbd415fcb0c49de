package io.qilian.bundles.shell.internal;

import io.qilian.bundles.modellibrary.api.ModelLibrary;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Completes models with their aliases. */
@Service
public final class AliasCompleter implements Completer {

    @Reference
    private ModelLibrary library;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Names.complete(session, line, candidates, () -> library.models().stream()
                .flatMap(model -> model.aliases().stream().map(alias -> model.name() + "@" + alias))
                .toList());
    }
}
