package io.qilian.assembly.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole repository as the rules see it. The root pom says which modules there are; what each was built to is found
 * on the class path, so that a build of one module, of all, and of all as far as {@code test} see the same.
 */
final class Repository {

    /** The folder with the root pom. */
    static final Path ROOT =
            Path.of(System.getProperty("qilian.root", "../..")).toAbsolutePath().normalize();

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern OWN_CLASS = Pattern.compile(".*(!/|/target/classes/)io/qilian/.*");
    private static final List<Module> MODULES = folders().stream()
            .filter(Repository::isBuiltToJar)
            .map(Repository::module)
            .toList();
    private static final JavaClasses CLASSES = readClasses();

    private Repository() {}

    /** The folders of all modules, as the root pom lists them. */
    static List<String> folders() {
        return MODULE.matcher(text(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The modules that hold classes or are bundles. */
    static List<Module> modules() {
        return MODULES;
    }

    static boolean sameModule(JavaClass one, JavaClass other) {
        return module(one).equals(module(other));
    }

    /** The module that holds a class of the project. */
    static Module module(JavaClass type) {
        return MODULES.stream()
                .filter(module -> module.holds(type.getPackageName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.getName() + " lies in the package of no module"));
    }

    /** All production classes of the project, without those of libraries. */
    static JavaClasses classes() {
        return CLASSES;
    }

    /** All Java files in the given folder of each module, such as {@code src/main/java}. */
    static List<Path> javaFiles(String below) {
        return folders().stream()
                .map(folder -> ROOT.resolve(folder).resolve(below))
                .filter(Files::isDirectory)
                .flatMap(folder -> walk(folder).stream())
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    static Manifest manifest(Module module) {
        try (FileSystem jar = Files.isDirectory(module.content()) ? null : FileSystems.newFileSystem(module.content());
                InputStream in = Files.newInputStream(
                        (jar == null ? module.content() : jar.getPath("/")).resolve("META-INF/MANIFEST.MF"))) {
            return new Manifest(in);
        } catch (IOException e) {
            throw new UncheckedIOException(module + " has no manifest", e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBuiltToJar(String folder) {
        Path source = ROOT.resolve(folder);
        return Files.isDirectory(source.resolve("src/main/java")) || Files.exists(source.resolve("bnd.bnd"));
    }

    private static Module module(String folder) {
        Path source = ROOT.resolve(folder);
        return new Module(
                folder,
                source,
                content(folder, source)
                        .orElseThrow(() -> new AssertionError(folder + " is a module of the root pom, but "
                                + Module.artifactId(folder) + " is no dependency of assembly/rules. Add it there")));
    }

    private static Optional<Path> content(String folder, Path source) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.startsWith(source.resolve("target"))
                        || entry.getFileName().toString().matches(Pattern.quote(Module.artifactId(folder)) + "-\\d.*"))
                .findFirst();
    }

    private static JavaClasses readClasses() {
        return new ClassFileImporter()
                .withImportOption(location -> location.matches(OWN_CLASS))
                .importLocations(MODULES.stream().map(Repository::location).toList());
    }

    private static Location location(Module module) {
        if (Files.isDirectory(module.content())) {
            return Location.of(module.content());
        }
        try (JarFile jar = new JarFile(module.content().toFile())) {
            return Location.of(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Collection<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
