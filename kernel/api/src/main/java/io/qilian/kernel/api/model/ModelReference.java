package io.qilian.kernel.api.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which model is meant: a name and either an alias ({@code road-objects@prod}) or a version
 * ({@code road-objects:1.0.0}). An alias is resolved anew for each frame, so that a promotion takes effect at a frame's
 * edge; a version never changes.
 *
 * @param name name of the model: lower case letters, digits and hyphens
 * @param selector the alias or the version
 * @param alias whether {@code selector} is an alias
 */
public record ModelReference(String name, String selector, boolean alias) {

    /** The alias that a reference without selector means. */
    public static final String DEFAULT_ALIAS = "prod";

    private static final Pattern FORM =
            Pattern.compile("([a-z0-9](?:[a-z0-9-]{0,62}))(?:(@)([a-z][a-z0-9-]{0,31})|:(\\d+\\.\\d+\\.\\d+))?");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the parts do not make up a reference
     */
    public ModelReference {
        if (!FORM.matcher(name + (alias ? "@" : ":") + selector).matches()) {
            throw new IllegalArgumentException("model reference: expected NAME, NAME@ALIAS or NAME:MAJOR.MINOR.PATCH"
                    + " in lower case, got " + name + (alias ? "@" : ":") + selector);
        }
    }

    /**
     * Reads a reference.
     *
     * @param text {@code NAME}, {@code NAME@ALIAS} or {@code NAME:MAJOR.MINOR.PATCH}
     * @return the reference; the bare name means the alias {@value #DEFAULT_ALIAS}
     * @throws IllegalArgumentException if the text is none of these
     */
    public static ModelReference parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("model reference: expected NAME, NAME@ALIAS or NAME:MAJOR.MINOR.PATCH"
                    + " in lower case, got " + text);
        }
        if (parts.group(4) != null) {
            return new ModelReference(parts.group(1), parts.group(4), false);
        }
        return new ModelReference(parts.group(1), parts.group(2) == null ? DEFAULT_ALIAS : parts.group(3), true);
    }

    /**
     * The reference as {@link #parse(String)} reads it.
     *
     * @return {@code NAME@ALIAS} or {@code NAME:VERSION}
     */
    @Override
    public String toString() {
        return name + (alias ? "@" : ":") + selector;
    }
}
