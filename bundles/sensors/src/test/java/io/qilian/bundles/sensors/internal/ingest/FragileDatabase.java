package io.qilian.bundles.sensors.internal.ingest;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database file that a test can take away, hold up, and make fail, and whose commits are counted. */
final class FragileDatabase implements DataSource, AutoCloseable {

    private final ReentrantLock door = new ReentrantLock();

    final AtomicInteger commits = new AtomicInteger();

    /** Whether nobody answers. */
    volatile boolean away;

    /** What asking for a connection ends with. */
    volatile Error defect;

    private final JdbcConnectionPool pool;

    FragileDatabase(String url) {
        pool = JdbcConnectionPool.create(url, "sa", "");
    }

    /** Does something while nobody gets a connection. */
    <T> T whileShut(Supplier<T> work) {
        door.lock();
        try {
            return work.get();
        } finally {
            door.unlock();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        door.lock();
        try {
            if (defect != null) {
                throw defect;
            }
            if (away) {
                throw new SQLException("nobody answers", "08001");
            }
            return counted(pool.getConnection());
        } finally {
            door.unlock();
        }
    }

    private Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                FragileDatabase.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commits.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Logger getParentLogger() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
