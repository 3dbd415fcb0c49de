package io.qilian.kernel.alerts.internal;

import io.qilian.kernel.alerts.api.Alert;
import io.qilian.kernel.alerts.api.AlertChange;
import io.qilian.kernel.alerts.api.AlertQuery;
import io.qilian.kernel.alerts.api.Alerts;
import io.qilian.kernel.scenes.api.EventLog;
import io.qilian.kernel.scenes.api.Scenes;
import io.qilian.kernel.store.api.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Wires the alerts together. */
@Component(service = Alerts.class, immediate = true, configurationPid = "io.qilian.alerts")
@Designate(ocd = AlertsComponent.Config.class)
public final class AlertsComponent implements Alerts {

    /** Settings of alerts. */
    @ObjectClassDefinition(name = "Qilian alerts")
    public @interface Config {
        @AttributeDefinition(name = "keepResolvedDays", description = "How long resolved alerts are kept")
        int keepResolvedDays() default 400;
    }

    private final AlertBook book;
    private final AlertFollower follower;

    /**
     * Opens the tables, and begins to follow the log of events.
     *
     * @param config settings
     * @param store the database
     * @param events the log
     * @param scenes knows the rules
     */
    @Activate
    public AlertsComponent(
            Config config, @Reference Store store, @Reference EventLog events, @Reference Scenes scenes) {
        book = new AlertBook(store.open("alerts", AlertsComponent.class.getClassLoader()), InstantSource.system());
        follower = new AlertFollower(events, scenes, book, Duration.ofDays(config.keepResolvedDays()));
    }

    @Deactivate
    void stop() {
        follower.close();
    }

    @Override
    public List<Alert> find(AlertQuery query) {
        return book.find(query);
    }

    @Override
    public Alert alert(long number) {
        return book.alert(number);
    }

    @Override
    public List<AlertChange> history(long number) {
        return book.history(number);
    }

    @Override
    public List<AlertChange> changes(long after, int limit) {
        return book.changes(after, limit);
    }

    @Override
    public long latestChange() {
        return book.latestChange();
    }

    @Override
    public AutoCloseable follow(Consumer<AlertChange> listener) {
        return book.follow(listener);
    }

    @Override
    public Alert acknowledge(long number, String by, String comment) {
        return book.acknowledge(number, by, comment);
    }

    @Override
    public Alert resolve(long number, String by, String comment) {
        return book.resolve(number, by, comment);
    }
}
