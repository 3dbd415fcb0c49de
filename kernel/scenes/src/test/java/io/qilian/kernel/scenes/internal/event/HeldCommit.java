package io.qilian.kernel.scenes.internal.event;

import static io.qilian.kernel.scenes.doubles.Waiting.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A database whose next commit, once armed, takes until it is let go. */
final class HeldCommit {

    private final AtomicBoolean armed = new AtomicBoolean();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    DataSource around(DataSource database) {
        return proxy(DataSource.class, database, this::connection);
    }

    void arm() {
        armed.set(true);
    }

    void awaitHeld() {
        await(() -> held.getCount() == 0);
    }

    void release() {
        released.countDown();
    }

    private Object connection(Method method, Object result) {
        return result instanceof Connection connection ? proxy(Connection.class, connection, (m, r) -> r) : result;
    }

    /** What is made of the result of a call. */
    private interface Wrapping {
        Object wrap(Method method, Object result);
    }

    private <T> T proxy(Class<T> type, T target, Wrapping wrapping) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("commit") && armed.getAndSet(false)) {
                        held.countDown();
                        await(() -> released.getCount() == 0);
                    }
                    try {
                        return wrapping.wrap(method, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
