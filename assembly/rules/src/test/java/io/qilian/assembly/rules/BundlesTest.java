package io.qilian.assembly.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manifests of the built bundles say. */
class BundlesTest {

    private static final String OWN = "io.qilian.";

    static List<Module> bundles() {
        return Repository.modules();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void isCalledAsItsFolder(Module bundle) {
        assertThat(Repository.text(bundle.source().resolve("pom.xml")))
                .contains("<artifactId>" + bundle.artifactId() + "</artifactId>");
        assertThat(header(bundle, "Bundle-SymbolicName")).containsExactly(bundle.artifactId());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void keepsItsClassesBelowItsOwnPackage(Module bundle) {
        assertThat(ownPackages(bundle, "Export-Package")).allMatch(bundle::holds);
        assertThat(ownPackages(bundle, "Private-Package")).allMatch(bundle::holds);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void exportsApiPackagesOnly(Module bundle) {
        assertThat(ownPackages(bundle, "Export-Package"))
                .allMatch(name -> name.matches(".*\\.api(\\..*)?"), "is or lies below a package api");
    }

    /** The demo's maker and the benchmarks run outside OSGi. */
    @ParameterizedTest
    @MethodSource("bundles")
    void importsNothingInternal(Module bundle) {
        if (!bundle.folder().startsWith("assembly/")) {
            assertThat(header(bundle, "Import-Package")).noneMatch(name -> name.contains(".internal"));
        }
    }

    /** So that updating or refreshing another bundle never reloads native code. The framework itself is never refreshed. */
    @Test
    void theOwnersOfNativeCodeImportTheJdkAndTheFrameworkOnly() {
        Set<String> allowed = ModuleFinder.ofSystem().findAll().stream()
                .flatMap(module -> module.descriptor().exports().stream())
                .map(export -> export.source())
                .collect(Collectors.toSet());
        allowed.addAll(Set.of("org.osgi.framework", "org.osgi.framework.wiring"));
        List<Module> owners = Repository.modules().stream()
                .filter(module -> Set.of("bundles/onnx", "bundles/media").contains(module.folder()))
                .toList();
        assertThat(owners).hasSize(2).allSatisfy(owner -> assertThat(allowed)
                .containsAll(header(owner, "Import-Package")));
    }

    private static Set<String> ownPackages(Module bundle, String header) {
        return header(bundle, header).stream()
                .filter(name -> name.startsWith(OWN))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names in a header, without directives and attributes. */
    private static Set<String> header(Module bundle, String name) {
        Attributes attributes = Repository.manifest(bundle).getMainAttributes();
        String value = attributes.getValue(name);
        return value == null
                ? Set.of()
                : Stream.of(value.replaceAll("\"[^\"]*\"", "").split("[,;]"))
                        .map(String::strip)
                        .filter(part -> !part.contains("=") && !part.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
