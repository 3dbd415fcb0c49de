package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Named.named;

import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.FeedTest;
import io.qilian.bundles.feeds.api.Feeds;
import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.Evaluation;
import io.qilian.bundles.modellibrary.api.EvaluationProgress;
import io.qilian.bundles.modellibrary.api.EvaluationReport;
import io.qilian.bundles.modellibrary.api.EvaluationRequest;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.bundles.modellibrary.api.Lanes;
import io.qilian.bundles.modellibrary.api.ModelAliases;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.ModelEvaluation;
import io.qilian.bundles.modellibrary.api.ModelLibrary;
import io.qilian.bundles.modellibrary.api.ModelRegistry;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.api.Registration;
import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.scenes.api.EventLog;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.ScenarioDetails;
import io.qilian.kernel.scenes.api.ScenarioSummary;
import io.qilian.kernel.scenes.api.Scenarios;
import io.qilian.kernel.scenes.api.SceneDefinition;
import io.qilian.kernel.scenes.api.ScenePicture;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.Scenes;
import io.qilian.kernel.scenes.api.StoredEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** All services behind the commands: they tell what the test puts in, and write down how they are called. */
final class Platform extends LiveFeeds
        implements Scenes,
                Scenarios,
                Feeds,
                ModelLibrary,
                ModelAliases,
                ModelRegistry,
                ModelEvaluation,
                Lanes,
                EventLog {

    final List<String> calls = new ArrayList<>();
    final List<SceneStatus> scenes = new ArrayList<>();
    final List<ScenarioDetails> scenarios = new ArrayList<>();
    final List<FeedStatus> feeds = new ArrayList<>();
    final List<ModelSummary> models = new ArrayList<>();
    final List<AliasMove> moves = new ArrayList<>();
    final List<Registration> registrations = new ArrayList<>();
    final List<String> differences = new ArrayList<>();
    final List<EvaluationReport> evaluated = new ArrayList<>();
    final List<LaneStatistics> lanes = new ArrayList<>();
    final List<StoredEvent> stored = new ArrayList<>();

    /** Events that are stored while a command looks the earlier ones up. */
    final List<StoredEvent> meanwhile = new ArrayList<>();

    /** Whether every call fails. */
    boolean broken;

    FeedSettings added;
    EventQuery asked;
    int followers;

    private final List<Consumer<StoredEvent>> listeners = new ArrayList<>();

    private void note(String call) {
        calls.add(call);
        if (broken) {
            throw new IllegalStateException("The service is broken");
        }
    }

    @Override
    public List<SceneStatus> scenes() {
        note("scenes");
        return scenes;
    }

    @Override
    public SceneStatus scene(String scene) {
        note("scene " + scene);
        return named(scenes, SceneStatus::name, scene);
    }

    @Override
    public Optional<SceneDefinition> definition(String scene) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ScenePicture> picture(String scene) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void define(String scene, String yaml) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SceneStatus enable(String scene) {
        note("enable " + scene);
        return named(scenes, SceneStatus::name, scene);
    }

    @Override
    public SceneStatus disable(String scene) {
        note("disable " + scene);
        return named(scenes, SceneStatus::name, scene);
    }

    @Override
    public List<ScenarioSummary> scenarios() {
        note("scenarios");
        return scenarios.stream()
                .map(ScenarioDetails::descriptor)
                .map(installed -> new ScenarioSummary(installed.name(), installed.version(), installed.title(), 1))
                .toList();
    }

    @Override
    public ScenarioDetails scenario(String scenario) {
        note("scenario " + scenario);
        return named(scenarios, details -> details.descriptor().name(), scenario);
    }

    @Override
    public List<FeedStatus> feeds() {
        note("feeds");
        return feeds;
    }

    @Override
    public FeedStatus feed(String feed) {
        note("feed " + feed);
        return named(feeds, FeedStatus::name, feed);
    }

    @Override
    public void add(String feed, FeedSettings settings) {
        note("add " + feed);
        added = settings;
    }

    @Override
    public void remove(String feed) {
        note("remove " + feed);
        named(feeds, FeedStatus::name, feed);
    }

    @Override
    public byte[] snapshot(String feed) {
        note("snapshot " + feed);
        named(feeds, FeedStatus::name, feed);
        return new byte[] {(byte) 0xff, (byte) 0xd8};
    }

    @Override
    public FeedTest test(String source) {
        note("test " + source);
        return Samples.TESTED;
    }

    @Override
    public void pause(String feed, boolean paused) {
        note((paused ? "pause " : "resume ") + feed);
        named(feeds, FeedStatus::name, feed);
    }

    @Override
    public List<ModelSummary> models() {
        note("models");
        return models;
    }

    @Override
    public ModelDetails model(ModelReference model) {
        note("model " + model);
        named(models, ModelSummary::name, model.name());
        return Samples.card(model.name());
    }

    @Override
    public AliasMove promote(ModelReference model, String alias, AliasMove.Change change) {
        note("promote " + model + " " + alias + " " + change.by() + " " + change.reason());
        named(models, ModelSummary::name, model.name());
        return moves.get(0);
    }

    @Override
    public AliasMove rollback(ModelReference model, AliasMove.Change change) {
        note("rollback " + model + " " + change.by() + " " + change.reason());
        named(models, ModelSummary::name, model.name());
        return moves.get(0);
    }

    @Override
    public List<AliasMove> history(ModelReference model) {
        note("history " + model.name());
        return moves;
    }

    @Override
    public Registration register(RegistrationRequest request, AliasMove.Change change) {
        note("register " + request + " " + change.by() + " " + change.reason());
        return registrations.get(0);
    }

    @Override
    public Optional<Registration> registration(ModelReference model) {
        return registrations.stream()
                .filter(known -> (known.model() + ":" + known.version()).equals(model.toString()))
                .findFirst();
    }

    @Override
    public void remove(ModelReference model, AliasMove.Change change) {
        note("remove " + model + " " + change.by() + " " + change.reason());
    }

    @Override
    public List<String> verify(ModelReference model) {
        note("verify " + model);
        return differences;
    }

    @Override
    public void export(ModelReference model, Path archive) {
        note("export " + model + " " + archive.getFileName());
    }

    @Override
    public void sign(Path folder, Path key, Optional<Path> publicKey) {
        note("sign " + folder.getFileName() + " " + key.getFileName() + " " + publicKey.map(Path::getFileName));
    }

    @Override
    public String bom(ModelReference model) {
        note("bom " + model);
        return "{}\n";
    }

    @Override
    public String draft(RegistrationRequest request) {
        note("draft " + request);
        return "---\n";
    }

    @Override
    public EvaluationReport evaluate(
            ModelReference model, EvaluationRequest request, String by, Consumer<EvaluationProgress> progress) {
        note("evaluate " + model + " " + request + " " + by);
        IntStream.rangeClosed(1, 40).forEach(done -> progress.accept(new EvaluationProgress(done, 40)));
        return evaluated.get(0);
    }

    @Override
    public List<Evaluation> evaluations(ModelReference model) {
        return evaluated.stream().map(EvaluationReport::evaluation).toList();
    }

    @Override
    public List<LaneStatistics> lanes() {
        note("lanes");
        return lanes;
    }

    @Override
    public List<StoredEvent> find(EventQuery query) {
        note("find");
        asked = query;
        List<StoredEvent> found = List.copyOf(stored);
        meanwhile.forEach(event -> listeners.forEach(listener -> listener.accept(event)));
        return found;
    }

    @Override
    public AutoCloseable follow(Consumer<StoredEvent> listener) {
        note("follow");
        listeners.add(listener);
        followers++;
        return () -> followers--;
    }
}
