package io.qilian.kernel.api.settings;

import java.util.Locale;
import java.util.Objects;

/**
 * A text for people in the two languages of the platform.
 *
 * @param en English
 * @param zh Simplified Chinese
 */
public record LocalText(String en, String zh) {

    /**
     * Checks that both are there.
     *
     * @throws NullPointerException if one is null
     */
    public LocalText {
        Objects.requireNonNull(en, "en");
        Objects.requireNonNull(zh, "zh");
    }

    /**
     * The text for a reader.
     *
     * @param locale the reader's locale
     * @return the Chinese text for any Chinese locale, else the English one
     */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
    }
}
