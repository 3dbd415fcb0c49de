package io.qilian.assembly.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.BaseStream;
import org.junit.jupiter.api.Test;

/** What production code must not do by itself: print, log past SLF4J, end the process, make threads without a name. */
class ConductTest {

    /** The classes that own threads. Every thread of the platform is made by one of these, with a name and a bound. */
    private static final Set<String> THREAD_OWNERS = Set.of(
            "io.qilian.bundles.feeds.internal.FeedReader",
            "io.qilian.bundles.feeds.internal.FeedsComponent",
            "io.qilian.bundles.feeds.internal.connection.HostNames",
            "io.qilian.bundles.hj212.api.simulation.SimulatedStation",
            "io.qilian.bundles.hj212.internal.net.SelectorLoop",
            "io.qilian.bundles.modbus.internal.poll.DevicePoller",
            "io.qilian.bundles.modellibrary.internal.ModelCallsComponent",
            "io.qilian.bundles.modellibrary.internal.ModelDriftComponent",
            "io.qilian.bundles.modellibrary.internal.ModelLibraryComponent",
            "io.qilian.bundles.modellibrary.internal.ModelRolloutsComponent",
            "io.qilian.bundles.modellibrary.internal.analysis.ProcessorPool",
            "io.qilian.bundles.modellibrary.internal.benchmark.CallerCrew",
            "io.qilian.bundles.modelserver.internal.grpc.GrpcPort",
            "io.qilian.bundles.onnx.internal.OrtEngine",
            "io.qilian.bundles.sensorroutes.internal.mqtt.ClientThreads",
            "io.qilian.bundles.sensorroutes.internal.route.FeedRoutes",
            "io.qilian.bundles.sensors.internal.SensorsComponent",
            "io.qilian.bundles.sensors.internal.ingest.ReadingIngest",
            "io.qilian.bundles.simulators.internal.SimulationsComponent",
            "io.qilian.bundles.sl651.internal.net.TcpServer",
            "io.qilian.bundles.sl651.internal.simulation.StationThread",
            "io.qilian.kernel.alerts.internal.AlertFollower",
            "io.qilian.kernel.scenes.internal.ScenesComponent",
            "io.qilian.kernel.scenes.internal.registry.SceneHost",
            "io.qilian.kernel.scenes.internal.run.SceneRun");

    /** It silences a logger of DJL's, which inside that bundle is bound to the JDK's own logging. */
    private static final String SILENCES_DJL = "io.qilian.bundles.onnx.internal.OrtEngine";

    /** It never runs in the platform's process: it is the program of a child, which answers by its output and its end. */
    private static final String CHILD_PROGRAM = "io.qilian.bundles.onnx.internal.trial.TrialProgram";

    private static final String[] PLATFORM = {"io.qilian.kernel..", "io.qilian.bundles..", "io.qilian.scenarios.."};

    @Test
    void logsThroughOneInterface() {
        noClasses()
                .that()
                .resideInAnyPackage(PLATFORM)
                .and(areNot(SILENCES_DJL))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging", "org.apache.commons.logging..", "org.apache.log4j..")
                .check(Repository.classes());
    }

    /** In a command, standard output is the console session that runs it; elsewhere nobody reads it. */
    @Test
    void printsInCommandsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(PLATFORM)
                .and()
                .resideOutsideOfPackage("io.qilian.bundles.shell..")
                .and(areNot(CHILD_PROGRAM))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(Repository.classes());
    }

    @Test
    void neverEndsTheProcess() {
        noClasses()
                .that()
                .resideInAnyPackage(PLATFORM)
                .and(areNot(CHILD_PROGRAM))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(Repository.classes());
    }

    @Test
    void makesThreadsInTheClassesThatOwnThemOnly() {
        Set<String> makers = new TreeSet<>();
        for (JavaClass type : Repository.classes().that(JavaClass.Predicates.resideInAnyPackage(PLATFORM))) {
            if (type.getCodeUnitCallsFromSelf().stream().anyMatch(ConductTest::makesThreads)
                    || type.isAssignableTo(Thread.class)) {
                makers.add(outermost(type).getName());
            }
        }
        assertThat(makers).isEqualTo(new TreeSet<>(THREAD_OWNERS));
    }

    @Test
    void namesEveryThread() {
        noClasses()
                .that()
                .resideInAnyPackage(PLATFORM)
                .should()
                .callCodeUnitWhere(DescribedPredicate.describe("makes a thread without a name", ConductTest::nameless))
                .check(Repository.classes());
    }

    /** The common pool has no owner, no name and no bound of ours. */
    @Test
    void leavesTheCommonPoolAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(PLATFORM)
                .should()
                .callCodeUnitWhere(DescribedPredicate.describe("uses the common pool", ConductTest::usesCommonPool))
                .check(Repository.classes());
    }

    private static DescribedPredicate<JavaClass> areNot(String name) {
        return DescribedPredicate.describe(
                "are not " + name, type -> !outermost(type).getName().equals(name));
    }

    private static boolean makesThreads(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        if (owner.isEquivalentTo(Executors.class)) {
            return call.getName().startsWith("new");
        }
        return call instanceof JavaConstructorCall
                && (owner.isAssignableTo(Thread.class)
                        || owner.isAssignableTo(ExecutorService.class)
                        || owner.isAssignableTo(Timer.class));
    }

    private static boolean nameless(JavaCall<?> call) {
        var parameters = call.getTarget().getRawParameterTypes();
        boolean given = parameters.stream()
                .anyMatch(type -> type.isEquivalentTo(String.class) || type.isEquivalentTo(ThreadFactory.class));
        return makesThreads(call) && !given;
    }

    private static boolean usesCommonPool(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        return switch (call.getName()) {
            case "parallelStream", "commonPool" -> true;
            case "parallel" -> owner.isAssignableTo(BaseStream.class);
            default ->
                owner.isAssignableTo(CompletableFuture.class)
                        && call.getName().endsWith("Async")
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(Executor.class));
        };
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ConductTest::outermost).orElse(type);
    }
}
