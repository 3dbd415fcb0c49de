package io.qilian.bundles.shell.internal;

import java.util.List;
import java.util.function.Supplier;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes names that are there at the moment. */
final class Names {

    private Names() {}

    static int complete(Session session, CommandLine line, List<String> candidates, Supplier<List<String>> names) {
        StringsCompleter completer = new StringsCompleter();
        try {
            completer.getStrings().addAll(names.get());
        } catch (RuntimeException e) {
            // The service is gone or fails. That is no reason to disturb who is typing; the command itself will tell.
            return -1;
        }
        return completer.complete(session, line, candidates);
    }
}
