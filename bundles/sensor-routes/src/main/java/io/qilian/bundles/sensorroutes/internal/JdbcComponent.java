package io.qilian.bundles.sensorroutes.internal;

import io.qilian.bundles.sensorroutes.api.database.JdbcSettings;
import io.qilian.bundles.sensorroutes.internal.database.Databases;
import io.qilian.bundles.sensorroutes.internal.database.JdbcProtocol;
import io.qilian.bundles.sensorroutes.internal.database.StoredWatermarks;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import io.qilian.kernel.store.api.Store;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the protocol {@code jdbc}, with the drivers that are installed. */
@Component(service = SensorProtocol.class)
public final class JdbcComponent implements SensorProtocol<JdbcSettings> {

    private static final Logger log = LoggerFactory.getLogger(JdbcComponent.class);

    private final Databases databases = new Databases();
    private final JdbcProtocol protocol;

    /**
     * Begins without a feed.
     *
     * @param routes starts routes
     * @param store keeps how far feeds have read
     */
    @Activate
    public JdbcComponent(@Reference RoutesComponent routes, @Reference Store store) {
        StoredWatermarks watermarks =
                new StoredWatermarks(() -> store.open("sensorroutes", JdbcComponent.class.getClassLoader()));
        protocol = new JdbcProtocol(routes::open, databases, watermarks);
    }

    @Override
    public String name() {
        return protocol.name();
    }

    @Override
    public Class<JdbcSettings> settings() {
        return protocol.settings();
    }

    @Override
    public SensorConnection open(String feed, JdbcSettings settings, SensorIngest ingest) {
        return protocol.open(feed, settings, ingest);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(osgi.jdbc.driver.class=*)")
    void addDriver(DataSourceFactory factory, Map<String, ?> properties) {
        try {
            databases.add(driverClass(properties), factory.createDriver(new Properties()));
        } catch (SQLException e) {
            log.error("The driver {} cannot be used", driverClass(properties), e);
        }
    }

    void removeDriver(DataSourceFactory factory, Map<String, ?> properties) {
        databases.remove(driverClass(properties));
    }

    private static String driverClass(Map<String, ?> properties) {
        return String.valueOf(properties.get(DataSourceFactory.OSGI_JDBC_DRIVER_CLASS));
    }
}
