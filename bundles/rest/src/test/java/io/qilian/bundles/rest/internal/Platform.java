package io.qilian.bundles.rest.internal;

import io.qilian.bundles.feeds.api.FeedHealth;
import io.qilian.bundles.feeds.api.FeedLiveness;
import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.FeedTest;
import io.qilian.bundles.feeds.api.Feeds;
import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.FeedDrift;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.bundles.modellibrary.api.Lanes;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.ModelDrift;
import io.qilian.bundles.modellibrary.api.ModelLibrary;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.scenes.api.SceneDefinition;
import io.qilian.kernel.scenes.api.ScenePicture;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.Scenes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** The services behind the addresses: they tell what the test puts in, and can only be read. */
final class Platform implements Scenes, Feeds, FeedHealth, ModelLibrary, ModelDrift, Lanes {

    final List<SceneStatus> scenes = new CopyOnWriteArrayList<>();
    final List<FeedStatus> feeds = new CopyOnWriteArrayList<>();
    final List<ModelDetails> models = new CopyOnWriteArrayList<>();
    final List<FeedDrift> drifts = new CopyOnWriteArrayList<>();
    final List<DriftAlarm> alarms = new CopyOnWriteArrayList<>();
    final List<LaneStatistics> lanes = new CopyOnWriteArrayList<>();

    volatile Supplier<Optional<ScenePicture>> picture = Optional::empty;
    volatile Supplier<byte[]> snapshot = () -> new byte[] {(byte) 0xff, (byte) 0xd8};

    private static <T> T named(String kind, List<T> all, Function<T, String> name, String wanted) {
        return all.stream()
                .filter(one -> name.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(
                                kind + ".unknown",
                                ProblemKind.INPUT,
                                "There is no such " + kind,
                                wanted,
                                "Name one that is there")
                        .comparing(String.join(", ", all.stream().map(name).toList()), wanted)));
    }

    @Override
    public List<SceneStatus> scenes() {
        return scenes;
    }

    @Override
    public SceneStatus scene(String scene) {
        return named("scene", scenes, SceneStatus::name, scene);
    }

    @Override
    public Optional<SceneDefinition> definition(String scene) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ScenePicture> picture(String scene) {
        scene(scene);
        return picture.get();
    }

    @Override
    public List<FeedStatus> feeds() {
        return feeds;
    }

    @Override
    public FeedStatus feed(String feed) {
        return named("feed", feeds, FeedStatus::name, feed);
    }

    @Override
    public List<FeedLiveness> all() {
        return feeds.stream().map(feed -> Samples.frozen(feed.name())).toList();
    }

    @Override
    public FeedLiveness liveness(String feed) {
        return Samples.frozen(feed(feed).name());
    }

    @Override
    public void relearn(String feed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] snapshot(String feed) {
        feed(feed);
        return snapshot.get();
    }

    @Override
    public List<ModelSummary> models() {
        return models.stream().map(ModelDetails::summary).toList();
    }

    @Override
    public ModelDetails model(ModelReference model) {
        return named("model", models, card -> card.summary().name(), model.name());
    }

    @Override
    public List<FeedDrift> states() {
        return drifts;
    }

    @Override
    public List<DriftAlarm> alarms(ModelReference model) {
        return alarms.stream()
                .filter(alarm -> alarm.model().equals(model.name()))
                .toList();
    }

    @Override
    public Optional<byte[]> picture(ModelReference model, long alarm) {
        return alarms(model).stream()
                .filter(known -> known.id() == alarm && known.picture())
                .map(known -> new byte[] {(byte) 0xff, (byte) 0xd8})
                .findFirst();
    }

    @Override
    public int reset(ModelReference model, Optional<String> feed, AliasMove.Change change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LaneStatistics> lanes() {
        return lanes;
    }

    @Override
    public void define(String scene, String yaml) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SceneStatus enable(String scene) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SceneStatus disable(String scene) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void add(String feed, FeedSettings settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String feed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FeedTest test(String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pause(String feed, boolean paused) {
        throw new UnsupportedOperationException();
    }
}
