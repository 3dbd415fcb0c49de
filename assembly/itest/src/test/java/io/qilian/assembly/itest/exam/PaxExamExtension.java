package io.qilian.assembly.itest.exam;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestDirectory;
import org.ops4j.pax.exam.TestInstantiationInstruction;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.spi.ExamReactor;
import org.ops4j.pax.exam.spi.StagedExamReactor;
import org.ops4j.pax.exam.spi.reactors.ReactorManager;

/**
 * Runs the tests of a class inside the distribution: Pax Exam starts it once for the class, and each method of the class
 * is run there by {@link ContainerInvoker}. Pax Exam itself knows JUnit 4 only.
 */
public final class PaxExamExtension implements BeforeAllCallback, AfterAllCallback, InvocationInterceptor {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(PaxExamExtension.class);

    private record Container(ReactorManager manager, StagedExamReactor reactor, Map<String, TestAddress> addresses) {}

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Class<?> type = context.getRequiredTestClass();
        Object instance = type.getDeclaredConstructor().newInstance();
        ReactorManager manager = ReactorManager.getInstance();
        ExamReactor reactor = manager.prepareReactor(type, instance);
        TestProbeBuilder probe = manager.createProbeBuilder(instance);
        Map<TestAddress, String> methods = new HashMap<>();
        for (Method method : testsOf(type)) {
            TestAddress address = probe.addTest(type, method.getName());
            manager.storeTestMethod(address, method);
            methods.put(address, method.getName());
        }
        reactor.addProbe(probe);
        StagedExamReactor staged = manager.stageReactor();
        Map<String, TestAddress> addresses = new HashMap<>();
        for (TestAddress address : staged.getTargets()) {
            String method = methods.get(address.root());
            addresses.put(method, address);
            TestDirectory.getInstance().add(address, new TestInstantiationInstruction(type.getName() + ";" + method));
        }
        manager.beforeClass(staged, type);
        context.getStore(NAMESPACE).put(Container.class, new Container(manager, staged, addresses));
    }

    private static Method[] testsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toArray(Method[]::new);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        invocation.skip();
        Container container = container(context);
        container
                .reactor()
                .invoke(container.addresses().get(method.getExecutable().getName()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Container container = container(context);
        // Missing where the distribution did not start.
        if (container != null) {
            container.manager().afterClass(container.reactor(), context.getRequiredTestClass());
        }
    }

    private static Container container(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Container.class, Container.class);
    }
}
