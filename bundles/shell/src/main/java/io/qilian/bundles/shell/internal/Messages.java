package io.qilian.bundles.shell.internal;

import java.util.Locale;
import java.util.ResourceBundle;

/** Texts of the console in the language of the machine. */
final class Messages {

    private static final String BUNDLE = "io.qilian.bundles.shell.internal.messages";

    private Messages() {}

    static String text(String key, Object... arguments) {
        String text = ResourceBundle.getBundle(BUNDLE, Locale.getDefault()).getString(key);
        return arguments.length == 0 ? text : String.format(Locale.ROOT, text, arguments);
    }
}
