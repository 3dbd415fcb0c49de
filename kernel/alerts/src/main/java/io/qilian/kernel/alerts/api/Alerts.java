package io.qilian.kernel.alerts.api;

import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The alerts of this installation. The part {@code alerts} of a scene's file says which events are one. Each event is
 * taken exactly once, also after a power cut. Published as a service; thread-safe.
 */
@ProviderType
public interface Alerts {

    /** Longest comment. */
    int MAXIMUM_COMMENT_LENGTH = 1_000;

    /**
     * Looks alerts up.
     *
     * @param query which ones
     * @return the alerts, the latest first
     */
    @Permission("alert:list")
    List<Alert> find(AlertQuery query);

    /**
     * One alert.
     *
     * @param number its number
     * @return how it stands
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such alert
     */
    @Permission("alert:list")
    Alert alert(long number);

    /**
     * What became of an alert.
     *
     * @param number its number
     * @return its changes, the first one first; 1,000 at most, the latest
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such alert
     */
    @Permission("alert:list")
    List<AlertChange> history(long number);

    /**
     * Looks changes of all alerts up. Once a change is seen, none will ever come to stand before it: a reader who goes on
     * after the last place that it has seen misses nothing.
     *
     * @param after changes after this place; 0 for all
     * @param limit most changes, 1 to {@value AlertQuery#MAXIMUM_LIMIT}
     * @return the changes in their order
     */
    @Permission("alert:follow")
    List<AlertChange> changes(long after, int limit);

    /**
     * The place of the latest change.
     *
     * @return its sequence; 0 if there is none
     */
    @Permission("alert:follow")
    long latestChange();

    /**
     * Follows the alerts: every change is handed on once, in their order, after it has been committed. The listener must
     * return at once, since no alert can change meanwhile; what it throws is logged.
     *
     * @param listener where changes go
     * @return the subscription, closed by the caller
     */
    @Permission("alert:follow")
    AutoCloseable follow(Consumer<AlertChange> listener);

    /**
     * Says that somebody sees to an alert.
     *
     * @param number its number
     * @param by who, 1 to 100 characters
     * @param comment what they say, {@value #MAXIMUM_COMMENT_LENGTH} characters at most; may be empty
     * @return the alert
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such alert, or it is not open
     */
    @Permission("alert:acknowledge")
    Alert acknowledge(long number, String by, String comment);

    /**
     * Says that an alert is done with. What is found about the same later is a new alert.
     *
     * @param number its number
     * @param by who, 1 to 100 characters
     * @param comment what they say, {@value #MAXIMUM_COMMENT_LENGTH} characters at most; may be empty
     * @return the alert
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such alert, or it is resolved already
     */
    @Permission("alert:resolve")
    Alert resolve(long number, String by, String comment);
}
