package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.event.EventSink;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.scenario.ModelAccess;
import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneMetrics;
import io.qilian.kernel.api.scenario.SceneState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What a handler works with. */
final class RunningContext implements SceneContext {

    private final SceneSetup setup;
    private final SceneClock clock;
    private final EventDrafts drafts;
    private final SceneMemory memory;
    private final SceneNumbers numbers;
    private final System.Logger log;
    private Optional<Frame> frame = Optional.empty();

    RunningContext(SceneSetup setup, SceneClock clock, EventDrafts drafts, SceneMemory memory, SceneNumbers numbers) {
        this.setup = setup;
        this.clock = clock;
        this.drafts = drafts;
        this.memory = memory;
        this.numbers = numbers;
        this.log = System.getLogger("io.qilian.scene." + setup.descriptor().name() + "." + setup.scene());
    }

    void frame(Optional<Frame> current) {
        frame = current;
    }

    @Override
    public String scene() {
        return setup.scene();
    }

    @Override
    public List<String> feeds() {
        return setup.feeds();
    }

    @Override
    public <T extends Record> T settings(Class<T> type) {
        if (!type.isInstance(setup.settings())) {
            throw new IllegalArgumentException("settings: expected "
                    + setup.settings().getClass().getName() + ", which the descriptor declares, got " + type.getName());
        }
        return type.cast(setup.settings());
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public EventSink events() {
        return drafts;
    }

    @Override
    public SceneState state() {
        return memory;
    }

    @Override
    public ModelAccess models() {
        return setup.models();
    }

    @Override
    public Optional<Frame> frame() {
        return frame;
    }

    @Override
    public SceneMetrics metrics() {
        return numbers;
    }

    @Override
    public System.Logger log() {
        return log;
    }
}
