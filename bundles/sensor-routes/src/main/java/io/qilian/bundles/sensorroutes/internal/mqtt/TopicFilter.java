package io.qilian.bundles.sensorroutes.internal.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What topics a subscription asks for (MQTT 5.0, 4.7 and 4.8.2). Immutable. */
final class TopicFilter {

    private static final int MOST_BYTES = 65_535;
    private static final String SHARED = "$share/";

    private final String text;
    private final List<String> levels;

    private TopicFilter(String text, List<String> levels) {
        this.text = text;
        this.levels = levels;
    }

    /**
     * Reads a filter.
     *
     * @throws io.qilian.kernel.api.problem.ProblemException if it is none
     */
    static TopicFilter of(String feed, String text) {
        if (text.indexOf(0) >= 0 || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw MqttProblems.badFilter(feed, text);
        }
        String topics = text;
        if (text.startsWith(SHARED)) {
            int end = text.indexOf('/', SHARED.length());
            String group = end < 0 ? "" : text.substring(SHARED.length(), end);
            if (group.isEmpty() || group.contains("+") || group.contains("#")) {
                throw MqttProblems.badFilter(feed, text);
            }
            topics = text.substring(end + 1);
        }
        List<String> levels = List.of(topics.split("/", -1));
        for (int level = 0; level < levels.size(); level++) {
            String name = levels.get(level);
            boolean wild = name.equals("+") || (name.equals("#") && level == levels.size() - 1);
            if (!wild && (name.contains("+") || name.contains("#"))) {
                throw MqttProblems.badFilter(feed, text);
            }
        }
        if (topics.isEmpty()) {
            throw MqttProblems.badFilter(feed, text);
        }
        return new TopicFilter(text, levels);
    }

    String text() {
        return text;
    }

    boolean matches(String topic) {
        if (topic.startsWith("$") && levels.get(0).matches("[+#]")) {
            return false;
        }
        String[] names = topic.split("/", -1);
        for (int level = 0; level < levels.size(); level++) {
            String wanted = levels.get(level);
            if (wanted.equals("#")) {
                return true;
            }
            if (level >= names.length || !(wanted.equals("+") || wanted.equals(names[level]))) {
                return false;
            }
            // "sport/#" matches "sport" too.
            if (level == names.length - 1
                    && level == levels.size() - 2
                    && levels.get(level + 1).equals("#")) {
                return true;
            }
        }
        return names.length == levels.size();
    }
}
