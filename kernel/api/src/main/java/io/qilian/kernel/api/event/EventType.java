package io.qilian.kernel.api.event;

import io.qilian.kernel.api.settings.LocalText;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A kind of finding that a scenario declares.
 *
 * @param name lower case with dots and hyphens, beginning with the scenario's name: {@code traffic.crossing}
 * @param description what it means
 */
public record EventType(String name, LocalText description) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    /**
     * Checks the name.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the name is not dotted lower case
     */
    public EventType {
        Objects.requireNonNull(description, "description");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "event type: expected dotted lower case such as traffic.crossing, got " + name);
        }
    }
}
