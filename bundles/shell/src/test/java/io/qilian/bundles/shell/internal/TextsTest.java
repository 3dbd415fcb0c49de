package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.scenes.api.ScenePhase;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the console says: in English and Chinese, and in the help of each command. */
class TextsTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources/io/qilian/bundles/shell/internal");
    private static final Pattern USE = Pattern.compile("\\btext\\(\\s*\"([^\"]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("%[.0-9]*[a-z]");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    static Stream<Class<?>> commands() {
        return KarafConsole.commands().stream();
    }

    static Stream<Field> parameters() {
        return commands()
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(Option.class) || field.isAnnotationPresent(Argument.class));
    }

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(texts("messages_zh.properties").keySet())
                .isEqualTo(texts("messages.properties").keySet());
    }

    @Test
    void everyTextIsUsedAndEveryTextThatIsUsedIsThere() {
        assertThat(used()).isEqualTo(new TreeSet<>(texts("messages.properties").stringPropertyNames()));
    }

    @Test
    void bothLanguagesTellTheSameFigures() {
        Properties english = texts("messages.properties");
        Properties chinese = texts("messages_zh.properties");
        assertThat(english.stringPropertyNames())
                .allSatisfy(
                        key -> assertThat(placeholders(chinese, key)).as(key).isEqualTo(placeholders(english, key)));
    }

    @Test
    void speaksChineseOnAChineseMachine() {
        Platform platform = new Platform();
        try (KarafConsole console = new KarafConsole(platform, Locale.SIMPLIFIED_CHINESE)) {
            assertThat(console.run("feed:list")).contains("名称", "尚无输入源：请用 feed:add 添加。");
            platform.scenes.add(Samples.scene("gate", ScenePhase.DISABLED, Optional.empty()));
            assertThat(console.run("scene:disable gate")).isEqualTo("场景 gate 已停用。\n");
            platform.scenarios.add(Samples.scenario("traffic"));
            assertThat(console.run("scenario:info traffic")).contains("统计车辆", "车辆越线", "计数线");
        }
    }

    @Test
    void speaksEnglishOnAnyOtherMachine() {
        Platform platform = new Platform();
        platform.feeds.add(Samples.feed("gate", Optional.empty()));
        try (KarafConsole console = new KarafConsole(platform, Locale.GERMANY)) {
            assertThat(console.run("feed:info gate")).contains("Fps 25.0").doesNotContainPattern(CHINESE);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandSaysWhatItDoes(Class<?> type) {
        Command command = type.getAnnotation(Command.class);
        assertThat(command.scope())
                .isIn("scenario", "scene", "alert", "feed", "model", "event", "sensor", "deadletter");
        assertThat(command.description()).matches("[A-Z].{10,}[^.]");
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void everyArgumentAndOptionSaysWhatItIsFor(Field parameter) {
        Option option = parameter.getAnnotation(Option.class);
        if (option != null) {
            assertThat(option.name()).matches("--[a-z][a-z0-9-]*");
            assertThat(option.description()).matches("[A-Z].{5,}[^.]");
        } else {
            Argument argument = parameter.getAnnotation(Argument.class);
            assertThat(argument.name()).matches("[a-z]+");
            assertThat(argument.description()).matches("[A-Z].{5,}[^.]");
        }
    }

    private static Properties texts(String file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file))) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static Set<String> used() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> USE.matcher(content(file)).results())
                    .map(use -> use.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String placeholders(Properties texts, String key) {
        Matcher matcher = PLACEHOLDER.matcher(texts.getProperty(key));
        return matcher.results().map(found -> found.group()).collect(Collectors.joining(" "));
    }
}
