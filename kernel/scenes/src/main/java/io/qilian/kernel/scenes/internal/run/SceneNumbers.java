package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.scenario.SceneMetrics;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Numbers that a scene publishes. Any thread. */
final class SceneNumbers implements SceneMetrics {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private final String scene;
    private final Map<String, Double> values = new TreeMap<>();

    SceneNumbers(String scene) {
        this.scene = scene;
    }

    @Override
    public synchronized void count(String name, long amount) {
        if (amount < 0) {
            throw SceneProblems.bound(scene, "A counter cannot go back: " + name, "0 or more", amount + "");
        }
        check(name);
        values.merge(name, (double) amount, Double::sum);
    }

    @Override
    public synchronized void gauge(String name, double value) {
        check(name);
        values.put(name, value);
    }

    private void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw SceneProblems.bound(
                    scene, "A number has a name of the wrong form", "lower case letters, digits and hyphens", name);
        }
        if (!values.containsKey(name) && values.size() == MAXIMUM_NAMES) {
            throw SceneProblems.bound(
                    scene, "The scene publishes too many numbers", "at most " + MAXIMUM_NAMES, name + " is one more");
        }
    }

    synchronized Map<String, Double> values() {
        return Map.copyOf(values);
    }
}
