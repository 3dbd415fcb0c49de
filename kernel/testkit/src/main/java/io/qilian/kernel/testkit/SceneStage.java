package io.qilian.kernel.testkit;

import io.qilian.kernel.api.event.EventDraft;
import io.qilian.kernel.api.event.EventSink;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.scenario.ModelAccess;
import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneMetrics;
import io.qilian.kernel.api.scenario.SceneState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A scene without a platform: a scenario's handler is opened on it and fed by hand, and what it tells is kept. State is
 * handed on by {@link #restarted}. Not thread-safe.
 */
public final class SceneStage implements SceneContext {

    private final Record settings;
    private final List<String> feeds;
    private final ManualClock clock;
    private final Map<String, String> memory;
    private final List<EventDraft> told = new ArrayList<>();
    private final Map<String, Double> numbers = new TreeMap<>();

    private SceneStage(Record settings, List<String> feeds, ManualClock clock, Map<String, String> memory) {
        this.settings = settings;
        this.feeds = List.copyOf(feeds);
        this.clock = clock;
        this.memory = memory;
    }

    /**
     * A new scene.
     *
     * @param settings as they would be read from the scene's file
     * @param clock the scene's clock
     * @param feeds names of its feeds
     * @return the stage
     */
    public static SceneStage of(Record settings, ManualClock clock, String... feeds) {
        return new SceneStage(settings, List.of(feeds), clock, new HashMap<>());
    }

    /**
     * The same scene after a restart: it remembers its state, and nothing else.
     *
     * @return another stage
     */
    public SceneStage restarted() {
        return new SceneStage(settings, feeds, clock, new HashMap<>(memory));
    }

    /**
     * What the handler has told.
     *
     * @return the findings in order
     */
    public List<EventDraft> told() {
        return List.copyOf(told);
    }

    /**
     * What the handler has told of one type.
     *
     * @param type the event type
     * @return the findings in order
     */
    public List<EventDraft> told(String type) {
        return told.stream().filter(draft -> draft.type().equals(type)).toList();
    }

    /**
     * Counters and gauges.
     *
     * @return their values by name
     */
    public Map<String, Double> numbers() {
        return Map.copyOf(numbers);
    }

    @Override
    public String scene() {
        return "stage";
    }

    @Override
    public List<String> feeds() {
        return feeds;
    }

    @Override
    public <T extends Record> T settings(Class<T> type) {
        if (!type.isInstance(settings)) {
            throw new IllegalArgumentException("settings: expected " + type + ", got " + settings.getClass());
        }
        return type.cast(settings);
    }

    @Override
    public ManualClock clock() {
        return clock;
    }

    @Override
    public EventSink events() {
        return told::add;
    }

    @Override
    public SceneState state() {
        return new SceneState() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(memory.get(key));
            }

            @Override
            public void put(String key, String value) {
                memory.put(key, value);
            }

            @Override
            public void remove(String key) {
                memory.remove(key);
            }
        };
    }

    @Override
    public ModelAccess models() {
        throw new UnsupportedOperationException("the stage has no models: hand in observations");
    }

    @Override
    public Optional<Frame> frame() {
        return Optional.empty();
    }

    @Override
    public SceneMetrics metrics() {
        return new SceneMetrics() {
            @Override
            public void count(String name, long amount) {
                numbers.merge(name, (double) amount, Double::sum);
            }

            @Override
            public void gauge(String name, double value) {
                numbers.put(name, value);
            }
        };
    }

    @Override
    public System.Logger log() {
        return System.getLogger("scene");
    }
}
