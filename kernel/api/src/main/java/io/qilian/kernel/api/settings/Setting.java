package io.qilian.kernel.api.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a settings record.
 *
 * <p>A scenario declares its settings as a record; the components are the keys of the YAML file, in the same spelling.
 * A component may be a {@code String}, {@code boolean}, {@code int}, {@code long}, {@code double},
 * {@link java.time.Duration} (written as {@code 500ms}, {@code 5s}, {@code 10m}, {@code 1h} or {@code 1d}),
 * {@link java.time.Instant} (ISO 8601), {@link java.time.ZoneId}, an enum (written with hyphens, in any case),
 * {@link io.qilian.kernel.api.geometry.Point} (written as {@code [x, y]}),
 * {@link io.qilian.kernel.api.model.ModelReference}, another such record, a {@link java.util.List} of any of these, a
 * {@link java.util.Map} from {@code String} to any of these, or an {@link java.util.Optional} of any of these. An
 * unknown key is refused by name. What concerns several components together is checked by the record's compact
 * constructor, which throws {@link IllegalArgumentException} with a sentence for the operator.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
// The field too: there the tool that writes manifests sees it, and imports this package for the vendor.
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Setting {

    /**
     * What it does, in English.
     *
     * @return one sentence
     */
    String en();

    /**
     * What it does, in Simplified Chinese.
     *
     * @return one sentence
     */
    String zh();

    /**
     * The value if the key is absent, as it would stand in the YAML file. Without one, a component that is not an
     * {@link java.util.Optional}, a list or a map is required.
     *
     * @return YAML text, or nothing
     */
    String absent() default "";

    /**
     * Least number allowed; for a duration in seconds, for a text or a list its length.
     *
     * @return the bound, included
     */
    double minimum() default Double.NEGATIVE_INFINITY;

    /**
     * Greatest number allowed; for a duration in seconds, for a text or a list its length.
     *
     * @return the bound, included
     */
    double maximum() default Double.POSITIVE_INFINITY;

    /**
     * Regular expression that a text must match as a whole.
     *
     * @return the expression, or nothing
     */
    String pattern() default "";
}
