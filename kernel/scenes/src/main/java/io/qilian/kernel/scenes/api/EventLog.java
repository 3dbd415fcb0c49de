package io.qilian.kernel.scenes.api;

import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** The stored events. Published as a service; thread-safe. */
@ProviderType
public interface EventLog {

    /**
     * Looks records up. Once a record is seen, none will ever come to stand before it: a reader who goes on after the
     * last place that it has seen misses nothing.
     *
     * @param query which ones
     * @return the records in the order of the log
     */
    @Permission("event:list")
    List<StoredEvent> find(EventQuery query);

    /**
     * Follows the log: every record is handed on once, in the order of the log, after it has been committed. The listener
     * is called on the thread of the scene that told the event and must return at once, since no scene can store
     * anything meanwhile; what it throws is logged.
     *
     * @param listener where records go
     * @return the subscription, closed by the caller
     */
    @Permission("event:follow")
    AutoCloseable follow(Consumer<StoredEvent> listener);
}
