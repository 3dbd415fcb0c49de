package io.qilian.bundles.shell.internal;

import java.util.Locale;
import java.util.ResourceBundle;

/** Texts of the console in the language of the machine. */
final class Messages {

    private static final ResourceBundle TEXTS =
            ResourceBundle.getBundle("io.qilian.bundles.shell.internal.messages", Locale.getDefault());

    private Messages() {}

    static String text(String key, Object... arguments) {
        String text = TEXTS.getString(key);
        return arguments.length == 0 ? text : String.format(Locale.ROOT, text, arguments);
    }
}
