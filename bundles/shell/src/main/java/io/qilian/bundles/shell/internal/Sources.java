package io.qilian.bundles.shell.internal;

import java.util.Locale;
import org.apache.karaf.shell.api.console.Session;

/** What people name as the source of a model. */
final class Sources {

    private Sources() {}

    /** A file by its whole path, starting in the session's folder; an address as it is. */
    static String absolute(Session session, String source) {
        return source.toLowerCase(Locale.ROOT).matches("https?://.*")
                ? source
                : session.currentDir().resolve(source).normalize().toString();
    }
}
