package io.qilian.assembly.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Who may know whom, in the whole repository. */
class BoundariesTest {

    private static final String OWN = "io.qilian..";

    /** Starts the media library outside OSGi, where nobody hands it the service. */
    private static final String DEMO_MAKER = "io.qilian.assembly.democlip..";

    /** Measures the parts of the platform one by one, from within. */
    private static final String BENCHMARKS = "io.qilian.assembly.bench..";

    @Test
    void seesEveryModuleOfTheBuild() {
        assertThat(Repository.modules())
                .filteredOn(module ->
                        java.nio.file.Files.isDirectory(module.source().resolve("src/main/java")))
                .allSatisfy(module -> assertThat(Repository.classes())
                        .anySatisfy(type ->
                                assertThat(module.holds(type.getPackageName())).isTrue()));
    }

    @Test
    void usesOnlyTheApiPackagesOfAnotherModule() {
        classes()
                .that()
                .resideOutsideOfPackages(DEMO_MAKER, BENCHMARKS)
                .should(useOfOtherModulesOnly(resideInAPackage("io.qilian..api..")))
                .check(Repository.classes());
    }

    @Test
    void theDemosMakerKnowsNoInsideButTheMediaLibrarys() {
        classes()
                .that()
                .resideInAPackage(DEMO_MAKER)
                .should(useOfOtherModulesOnly(
                        resideInAnyPackage("io.qilian..api..", "io.qilian.bundles.media.internal")))
                .check(Repository.classes());
    }

    @Test
    void scenariosUseTheContractAndTheVisionLibraryOnly() {
        classes()
                .that()
                .resideInAPackage("io.qilian.scenarios..")
                .should(useOfOtherModulesOnly(
                        resideInAnyPackage("io.qilian.kernel.api..", "io.qilian.bundles.vision.api..")))
                .check(Repository.classes());
    }

    @Test
    void theKernelKnowsNeitherAdaptersNorScenarios() {
        noClasses()
                .that()
                .resideInAPackage("io.qilian.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.qilian.bundles..", "io.qilian.scenarios..", "io.qilian.assembly..")
                .check(Repository.classes());
    }

    @Test
    void bundlesKnowNoScenarios() {
        noClasses()
                .that()
                .resideInAPackage("io.qilian.bundles..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.qilian.scenarios..", "io.qilian.assembly..")
                .check(Repository.classes());
    }

    @Test
    void nativeLibrariesStayInTheTwoBundlesThatOwnThem() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.qilian.bundles.onnx..", "io.qilian.bundles.media..", BENCHMARKS)
                .should()
                .dependOnClassesThat(nativeLibraries()
                        .and(describe("are not the form of a model that a lease hands on", type -> !type.getName()
                                .equals("ai.djl.Model"))))
                .check(Repository.classes());
        noClasses()
                .that()
                .resideInAPackage("io.qilian.bundles.onnx..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(Repository.classes());
        noClasses()
                .that()
                .resideInAPackage("io.qilian.bundles.media..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl..", "ai.onnxruntime..")
                .check(Repository.classes());
    }

    /** A class of an {@code api} package may make what lies inside, which knows the {@code api} package. */
    @Test
    void packagesOfAModuleAreFreeOfCycles() {
        SlicesRuleDefinition.slices()
                .assignedFrom(packages())
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage("io.qilian..api.."), resideInAPackage("io.qilian..internal.."))
                .check(Repository.classes());
    }

    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    private static DescribedPredicate<JavaClass> nativeLibraries() {
        return resideInAnyPackage("org.bytedeco..", "ai.onnxruntime..", "ai.djl..");
    }

    private static ArchCondition<JavaClass> useOfOtherModulesOnly(DescribedPredicate<? super JavaClass> allowed) {
        return new ArchCondition<>("use of other modules only classes that " + allowed.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass used = dependency.getTargetClass().getBaseComponentType();
                    if (resideInAPackage(OWN).test(used) && !Repository.sameModule(type, used) && !allowed.test(used)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
