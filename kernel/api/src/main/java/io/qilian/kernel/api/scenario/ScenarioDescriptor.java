package io.qilian.kernel.api.scenario;

import io.qilian.kernel.api.event.EventType;
import io.qilian.kernel.api.feed.FeedKind;
import io.qilian.kernel.api.settings.LocalText;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Everything that a scenario touches. What is not declared here is refused at run time.
 *
 * @param name name of the scenario: lower case letters, digits and hyphens
 * @param version semantic version of the scenario
 * @param title its name for people
 * @param description what it does, in a sentence or two
 * @param feedKinds the kinds of feed that a scene of it may have
 * @param models its model plan; may be empty
 * @param settings the record that holds its settings, see {@link io.qilian.kernel.api.settings.Setting}
 * @param eventTypes the findings that it may tell
 */
public record ScenarioDescriptor(
        String name,
        String version,
        LocalText title,
        LocalText description,
        Set<FeedKind> feedKinds,
        List<ModelUse> models,
        Class<? extends Record> settings,
        List<EventType> eventTypes) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    /**
     * Checks the parts and copies the collections.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a name or the version has the wrong form, no feed kind is given, or two model
     *     uses or two event types have one name
     */
    public ScenarioDescriptor {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(settings, "settings");
        feedKinds = Set.copyOf(feedKinds);
        models = List.copyOf(models);
        eventTypes = List.copyOf(eventTypes);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "scenario name: expected lower case letters, digits and hyphens, got " + name);
        }
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("scenario version: expected MAJOR.MINOR.PATCH, got " + version);
        }
        if (feedKinds.isEmpty()) {
            throw new IllegalArgumentException("feedKinds: expected at least one, got none");
        }
        if (models.stream().map(ModelUse::name).distinct().count() != models.size()) {
            throw new IllegalArgumentException("models: expected one use of each name, got " + models);
        }
        if (eventTypes.stream().map(EventType::name).distinct().count() != eventTypes.size()) {
            throw new IllegalArgumentException("eventTypes: expected each name once, got " + eventTypes);
        }
    }
}
