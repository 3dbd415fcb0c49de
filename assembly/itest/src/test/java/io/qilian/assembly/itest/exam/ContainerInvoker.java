package io.qilian.assembly.itest.exam;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.ops4j.pax.exam.ProbeInvokerFactory;
import org.ops4j.pax.exam.TestContainerException;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Runs test methods inside the distribution; the activator of a small bundle that is installed beside the tests. */
public final class ContainerInvoker implements BundleActivator {

    /** Names this way of running tests to Pax Exam. */
    public static final String DRIVER = "qilian";

    @Override
    public void start(BundleContext context) {
        ProbeInvokerFactory factory = (probe, expression) -> arguments -> run((BundleContext) probe, expression);
        context.registerService(
                ProbeInvokerFactory.class, factory, FrameworkUtil.asDictionary(Map.of("driver", DRIVER)));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service back.
    }

    /** The expression is the class and the method, as {@link PaxExamExtension} has written it. */
    private static void run(BundleContext probe, String expression) {
        String[] parts = expression.split(";", 2);
        try {
            Class<?> type = probe.getBundle().loadClass(parts[0]);
            Method method = type.getDeclaredMethod(parts[1]);
            method.setAccessible(true);
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            method.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw new TestContainerException(transportable(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new TestContainerException(transportable(e));
        }
    }

    /** What was thrown, in classes that the other side knows. */
    private static Throwable transportable(Throwable thrown) {
        Throwable plain = thrown instanceof AssertionError
                ? new AssertionError(thrown.getMessage())
                : new IllegalStateException(thrown.toString());
        plain.setStackTrace(thrown.getStackTrace());
        return plain;
    }
}
