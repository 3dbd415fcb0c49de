package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.ModelRollouts;
import io.qilian.bundles.modellibrary.api.Rollout;
import io.qilian.bundles.modellibrary.api.RolloutPlan;
import io.qilian.bundles.modellibrary.api.RolloutPlan.Canaries;
import io.qilian.bundles.modellibrary.api.RolloutPlan.Guards;
import io.qilian.kernel.api.model.ModelReference;
import java.time.Duration;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lets an alias go over to a version step by step. */
@Service
@Command(
        scope = "model",
        name = "rollout",
        description = "Lets an alias go over to a version step by step, and takes it back when the version does worse")
public final class ModelRolloutCommand extends ConsoleCommand {

    @Argument(name = "model", description = "NAME:VERSION", required = true)
    @Completion(ModelCompleter.class)
    private String model;

    @Option(name = "--alias", description = "Which alias")
    private String alias = ModelReference.DEFAULT_ALIAS;

    @Option(name = "--reason", description = "Why, for the history")
    private String reason = "";

    @Option(name = "--shadow", description = "Seconds in which the new version only looks on")
    private long shadowS = RolloutPlan.DEFAULT.shadow().toSeconds();

    @Option(name = "--canary", description = "Seconds in which it answers for some feeds")
    private long canaryS = RolloutPlan.DEFAULT.canary().toSeconds();

    @Option(name = "--watch", description = "Seconds in which the version before looks on after the change")
    private long watchS = RolloutPlan.DEFAULT.watch().toSeconds();

    @Option(name = "--longest", description = "Seconds after which it ends, decided or not")
    private long longestS = RolloutPlan.DEFAULT.longest().toSeconds();

    @Option(name = "--percent", description = "Share of the feeds that go first")
    private int percent = RolloutPlan.DEFAULT.canaries().percent();

    @Option(
            name = "--feed",
            description = "A feed that goes first, instead of a share; may be repeated",
            multiValued = true)
    private List<String> feeds;

    @Option(name = "--frames", description = "Frames that must be compared in each stage")
    private int frames = RolloutPlan.DEFAULT.minimumFrames();

    @Option(name = "--latency", description = "Guard: most latency (p95), as a multiple of that of the version before")
    private double latency = Guards.DEFAULT.latencyRatio();

    @Option(
            name = "--errors",
            description = "Guard: most failures more than the version before, as a share of the frames")
    private double errors = Guards.DEFAULT.errorRate();

    @Option(name = "--detections", description = "Guard: most difference in the number of detections, as a share")
    private double detections = Guards.DEFAULT.detectionsRatio();

    @Option(name = "--agreement", description = "Guard: least share of the detections that both versions have")
    private double agreement = Guards.DEFAULT.agreement();

    @Reference
    private ModelRollouts rollouts;

    @Override
    void run() {
        AliasMove.Change change = new AliasMove.Change(user(), reason);
        Rollout begun = rollouts.begin(ModelReference.parse(model), alias, plan(), change);
        System.out.println(text(
                "rollout.begun",
                begun.id(),
                begun.model() + "@" + begun.alias(),
                begun.from(),
                begun.to(),
                begun.model()));
    }

    private RolloutPlan plan() {
        return new RolloutPlan(
                Duration.ofSeconds(shadowS),
                Duration.ofSeconds(canaryS),
                Duration.ofSeconds(watchS),
                new Canaries(percent, feeds == null ? List.of() : feeds),
                frames,
                Duration.ofSeconds(longestS),
                new Guards(latency, errors, detections, agreement));
    }
}
