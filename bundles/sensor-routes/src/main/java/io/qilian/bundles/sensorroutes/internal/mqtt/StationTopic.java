package io.qilian.bundles.sensorroutes.internal.mqtt;

import io.qilian.kernel.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which level of a topic names the station: a filter with one level {@code {station}}. Immutable. */
final class StationTopic {

    private static final String STATION = "{station}";

    private final String pattern;
    private final TopicFilter filter;
    private final int level;

    private StationTopic(String pattern, TopicFilter filter, int level) {
        this.pattern = pattern;
        this.filter = filter;
        this.level = level;
    }

    /**
     * Reads a pattern.
     *
     * @throws ProblemException if it is none
     */
    static StationTopic of(String feed, String pattern) {
        List<String> levels = new ArrayList<>(List.of(pattern.split("/", -1)));
        int level = levels.indexOf(STATION);
        if (level < 0 || pattern.startsWith("$share/") || pattern.indexOf('{') != pattern.lastIndexOf('{')) {
            throw MqttProblems.badStation(feed, pattern);
        }
        levels.set(level, "+");
        return new StationTopic(pattern, TopicFilter.of(feed, String.join("/", levels)), level);
    }

    /** The station that a topic names; empty if the topic does not fit. */
    Optional<String> station(String topic) {
        if (!filter.matches(topic)) {
            return Optional.empty();
        }
        String name = topic.split("/", -1)[level];
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    String pattern() {
        return pattern;
    }
}
