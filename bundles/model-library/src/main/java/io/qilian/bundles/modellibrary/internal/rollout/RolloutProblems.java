package io.qilian.bundles.modellibrary.internal.rollout;

import io.qilian.bundles.modellibrary.api.ModelRollouts;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.List;

/** What keeps a rollout from beginning. */
final class RolloutProblems {

    private RolloutProblems() {}

    static ProblemException noVersion(ModelReference model) {
        return input(
                "model.version-needed",
                "An alias goes over to a version, not to an alias",
                model.toString(),
                "Name the version, as " + model.name() + ":1.0.0; model:list shows which there are");
    }

    static ProblemException noAlias(ModelReference model) {
        return input(
                "model.alias-needed",
                "A rollout is named by its alias",
                model.toString(),
                "Name the alias, as " + model.name() + "@" + ModelReference.DEFAULT_ALIAS);
    }

    static ProblemException nothingBefore(ModelReference alias) {
        return input(
                "model.alias-empty",
                "The alias stands for no version yet, so there is nothing to compare with",
                alias.toString(),
                "Move it with model:promote");
    }

    static ProblemException thereAlready(ModelReference alias, ModelReference version) {
        return input(
                "model.alias-there",
                "The alias stands for this version already",
                alias + " and " + version,
                "Name another version; model:list shows which there are");
    }

    static ProblemException noDetector(ModelReference version) {
        return input(
                "model.no-detector",
                "Only models that find objects in the frames of feeds can be rolled out step by step",
                version.toString(),
                "Move the alias with model:promote");
    }

    static ProblemException noFeeds(ModelReference alias) {
        return input(
                "model.no-traffic",
                "No feed's frames go through the alias, so the versions cannot be compared",
                alias.toString(),
                "Enable a scene that uses it, or move the alias with model:promote");
    }

    static ProblemException unknownFeeds(List<String> feeds, List<String> present) {
        return new ProblemException(Problem.of(
                        "model.no-such-canary",
                        ProblemKind.INPUT,
                        "The alias does not see the frames of the feeds that are to go first",
                        feeds.toString(),
                        "Name feeds that use it")
                .comparing("of " + present, feeds.toString()));
    }

    static ProblemException underWay(RunningRollout rollout) {
        return input(
                "model.rollout-there",
                "A rollout of the alias is under way",
                rollout.alias() + " to " + rollout.to(),
                "Wait for its end, or end it with model:abort " + rollout.alias());
    }

    static ProblemException nothingUnderWay(ModelReference alias) {
        return input(
                "model.no-rollout",
                "No rollout of the alias is under way",
                alias.toString(),
                "See model:rollouts " + alias.name());
    }

    static ProblemException tooMany() {
        return new ProblemException(Problem.of(
                        "model.too-many-rollouts",
                        ProblemKind.RESOURCE,
                        "As many rollouts as may be are under way",
                        "the model library",
                        "Wait for the end of one")
                .comparing("at most " + ModelRollouts.MAXIMUM_RUNNING, "one more"));
    }

    private static ProblemException input(String code, String what, String where, String fix) {
        return new ProblemException(Problem.of(code, ProblemKind.INPUT, what, where, fix));
    }
}
