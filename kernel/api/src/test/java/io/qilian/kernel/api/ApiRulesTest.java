package io.qilian.kernel.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.qilian.kernel.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** What keeps the vendor's contract small: no dependency, no behaviour, and each interface says who implements it. */
class ApiRulesTest {

    private static final JavaClasses API = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.qilian.kernel.api");

    @Test
    void dependsOnTheJdkAndOnOsgiAnnotationsOnly() {
        assertThat(API).isNotEmpty();
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "io.qilian.kernel.api..",
                        "org.osgi.annotation.bundle",
                        "org.osgi.annotation.versioning")
                .check(API);
    }

    @Test
    void hasOnlyRecordsEnumsInterfacesAndOneException() {
        classes()
                .that(are(
                        "neither package-info nor the exception",
                        type -> !type.getSimpleName().equals("package-info")
                                && !type.isEquivalentTo(ProblemException.class)))
                .should()
                .beRecords()
                .orShould()
                .beEnums()
                .orShould()
                .beInterfaces()
                .check(API);
    }

    @Test
    void saysOfEachInterfaceWhoImplementsIt() {
        classes()
                .that(are(
                        "open interfaces",
                        type -> type.isInterface()
                                && !type.isAnnotation()
                                && !type.getSimpleName().equals("package-info")
                                && !type.reflect().isSealed()))
                .should()
                .beAnnotatedWith(ProviderType.class)
                .orShould()
                .beAnnotatedWith(ConsumerType.class)
                .check(API);
    }

    private static DescribedPredicate<JavaClass> are(
            String description, java.util.function.Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe("are " + description, predicate);
    }
}
