package io.qilian.assembly.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sources of all modules look like. Each finding names the file and the line. */
class TidyTest {

    private static final int MOST_LINES_OF_FILE = 300;
    private static final int MOST_LINES_OF_METHOD = 40;

    /** A word that hides what a type is for. */
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Impl|Utils?|Helper|Manager)");

    /** The folders that a person opens first, and so explain themselves. */
    private static final Pattern EXPLAINED = Pattern.compile("(kernel|bundles|scenarios)/[^/]+|features");

    private static final Sources MAIN = Sources.parse(Repository.javaFiles("src/main/java"));
    private static final Sources TESTS = Sources.parse(Repository.javaFiles("src/test/java"));

    @Test
    void readsAllModules() {
        assertThat(MAIN.files()).hasSizeGreaterThan(400);
        assertThat(TESTS.files()).hasSizeGreaterThan(40);
    }

    @Test
    void filesAreShort() {
        assertThat(all().flatMap(sources -> sources.files().stream()))
                .filteredOn(file -> file.lines() > MOST_LINES_OF_FILE)
                .isEmpty();
    }

    @Test
    void methodsAreShort() {
        assertThat(all().flatMap(sources -> sources.methods().stream()))
                .filteredOn(method -> method.lines() > MOST_LINES_OF_METHOD)
                .isEmpty();
    }

    @Test
    void namesOfTypesSayWhatTheTypeIs() {
        assertThat(all().flatMap(sources -> sources.types().stream()))
                .filteredOn(type -> EMPTY_NAME.matcher(type.name()).matches())
                .isEmpty();
    }

    /** Of a record, its canonical constructor repeats what its own documentation says. */
    @Test
    void everythingPublicIsDocumented() {
        assertThat(Stream.concat(MAIN.types().stream(), MAIN.methods().stream()))
                .filteredOn(declared -> declared.isPublic() && !declared.isDocumented())
                .isEmpty();
    }

    @Test
    void testsWaitForConditionsAndAreNeverSwitchedOff() {
        Pattern shunned = Pattern.compile(
                "\\bThread\\.sleep\\(|TimeUnit\\.\\w+\\.sleep\\(|@Disabled\\b|\\bSystem\\.(out|err)\\b|@RepeatedTest\\b");
        assertThat(TESTS.files()).flatExtracting(file -> found(file, shunned)).isEmpty();
    }

    @Test
    void commentsNameNoAuthorsAndLeaveNothingOpen() {
        Pattern shunned = Pattern.compile("@author\\b|\\b(TODO|FIXME|XXX)\\b(?! ?\\(?#\\d+)");
        assertThat(all().flatMap(sources -> sources.files().stream()))
                .flatExtracting(file -> found(file, shunned))
                .isEmpty();
    }

    @Test
    void modulesExplainThemselves() {
        List<String> explained = Repository.folders().stream()
                .filter(folder -> EXPLAINED.matcher(folder).matches())
                .toList();
        assertThat(explained)
                .contains("kernel/api", "bundles/feeds", "features")
                .allSatisfy(folder -> assertThat(Repository.ROOT.resolve(folder).resolve("README.md"))
                        .isRegularFile());
    }

    private static Stream<Sources> all() {
        return Stream.of(MAIN, TESTS);
    }

    /** What a pattern finds in a file; in this one it would find itself. */
    private static List<String> found(Sources.SourceFile file, Pattern pattern) {
        if (file.path().endsWith("TidyTest.java")) {
            return List.of();
        }
        String text = Repository.text(file.path());
        return pattern.matcher(text)
                .results()
                .map(found -> Repository.ROOT.relativize(file.path()) + ":"
                        + (text.substring(0, found.start()).lines().count() + 1) + ": " + found.group())
                .toList();
    }
}
