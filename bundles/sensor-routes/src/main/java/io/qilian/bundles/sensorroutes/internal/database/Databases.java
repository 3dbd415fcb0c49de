package io.qilian.bundles.sensorroutes.internal.database;

import io.qilian.bundles.sensorroutes.api.database.JdbcSettings;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** Connects to databases by the drivers that are installed. Thread-safe. */
public final class Databases {

    private static final String POSTGRESQL = "org.postgresql.Driver";
    private static final String H2 = "org.h2.Driver";

    /** How long PostgreSQL may take to be reached, and to say anything, beyond the time of a query. */
    private static final int CONNECT_SECONDS = 10;

    private final Map<String, Driver> drivers = new ConcurrentHashMap<>();

    /**
     * A driver has been installed.
     *
     * @param name name of its class
     * @param driver the driver
     */
    public void add(String name, Driver driver) {
        drivers.put(name, driver);
    }

    /**
     * A driver has been removed.
     *
     * @param name name of its class
     */
    public void remove(String name) {
        drivers.remove(name);
    }

    /**
     * Connects.
     *
     * @param settings the database
     * @return the connection, closed by the caller
     * @throws SQLException if it cannot be reached
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no driver for it
     */
    Connection connect(JdbcSettings settings) throws SQLException {
        boolean postgresql = settings.url().startsWith("jdbc:postgresql:");
        String name = postgresql ? POSTGRESQL : H2;
        Driver driver = Optional.ofNullable(drivers.get(name))
                .orElseThrow(() -> DatabaseProblems.noDriver(name, settings.shownUrl()));
        Properties properties = new Properties();
        settings.user().ifPresent(user -> properties.setProperty("user", user));
        settings.password().ifPresent(password -> properties.setProperty("password", password));
        if (postgresql) {
            properties.setProperty("ApplicationName", "qilian");
            properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
            properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
            properties.setProperty(
                    "socketTimeout", Long.toString(settings.queryTimeout().toSeconds() + CONNECT_SECONDS));
        }
        Connection connection = driver.connect(settings.url(), properties);
        if (connection == null) {
            throw new SQLException("The driver does not know the address");
        }
        return connection;
    }
}
