package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Whether the frames of feeds still look like those for which a model was put to work, for people. Every frame that goes
 * through a model is looked at, its picture and what the model finds; each feed and version has a baseline of its own.
 * Published as a service; thread-safe.
 */
@ProviderType
public interface ModelDrift {

    /** Most alarms that are kept; the oldest go. */
    int MAXIMUM_ALARMS = 10_000;

    /** Most alarms that {@link #alarms(ModelReference)} tells. */
    int MAXIMUM_TOLD = 1000;

    /** Most pictures of alarms that are kept; the oldest go. */
    int MAXIMUM_PICTURES = 200;

    /**
     * The feeds and versions of which frames came since the start of the platform.
     *
     * @return how each stands now, by feed, then by model and version
     */
    @Permission("model:list")
    List<FeedDrift> states();

    /**
     * The alarms of a model.
     *
     * @param model the model; its alias or version does not matter
     * @return the latest {@value #MAXIMUM_TOLD}, newest first
     */
    @Permission("model:view:{model}")
    List<DriftAlarm> alarms(ModelReference model);

    /**
     * The frame that raised an alarm.
     *
     * @param model the model; its alias or version does not matter
     * @param alarm number of the alarm
     * @return a JPEG file; empty if the model has no such alarm, or its picture is not kept (any more)
     */
    @Permission("model:view:{model}")
    Optional<byte[]> picture(ModelReference model, long alarm);

    /**
     * Forgets baselines and ends the alarms that were raised against them: what the feeds show from now on is learnt as
     * right. Done when the call returns.
     *
     * @param model {@code NAME:VERSION} for one version; otherwise all versions of the name are meant
     * @param feed the feed; empty for all
     * @param change who does it, and why; goes to the log
     * @return how many pairs of feed and version are learnt anew; 0 if none is meant
     * @throws io.qilian.kernel.api.problem.ProblemException if the database takes too long
     */
    @Permission("model:drift:{model}")
    int reset(ModelReference model, Optional<String> feed, AliasMove.Change change);
}
