package io.qilian.assembly.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Doors are thin: each calls service methods, and there, once, stands the permission. */
class DoorsTest {

    private static final Pattern PERMISSION = Pattern.compile("[a-z]+:[a-z]+(:\\{([a-zA-Z]+)})?");

    /** The files of the page, the same for everyone; the page asks the interfaces for what it shows. */
    private static final Set<String> WITHOUT_DATA = Set.of("GET /");

    /** Where stations hand in what they have measured, with the token of their feed; nothing can be asked for there. */
    private static final Set<String> BY_TOKEN = Set.of("GET /sensors/*");

    static List<Door> doors() {
        return Doors.doors();
    }

    static Stream<JavaMethod> serviceMethods() {
        return Doors.services().stream().flatMap(service -> service.getMethods().stream());
    }

    @ParameterizedTest
    @MethodSource("serviceMethods")
    void everyMethodOfAServiceBehindADoorNamesItsPermission(JavaMethod method) {
        assertThat(Doors.permission(method)).as(method.getFullName()).hasValueSatisfying(permission -> {
            assertThat(permission).matches(PERMISSION);
            assertThat(parameters(method)).containsAll(targets(permission));
        });
    }

    @ParameterizedTest
    @MethodSource("doors")
    void everyDoorNeedsAPermission(Door door) {
        assertThat(door.operations().isEmpty())
                .as(door.name() + " calls no service")
                .isEqualTo(WITHOUT_DATA.contains(door.name()) || BY_TOKEN.contains(door.name()));
    }

    @Test
    void everyDoorWithoutDataIsThere() {
        assertThat(doors())
                .extracting(Door::name)
                .doesNotHaveDuplicates()
                .containsAll(WITHOUT_DATA)
                .containsAll(BY_TOKEN);
    }

    /** The list for people: target/doors.txt. */
    @Test
    void listsTheDoors() throws IOException {
        String list = doors().stream()
                .map(door ->
                        "%-24s %s".formatted(door.name(), permissions(door)).strip())
                .collect(Collectors.joining("\n", "", "\n"));
        Path file = Repository.ROOT.resolve("assembly/rules/target/doors.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, list);
        assertThat(list).containsPattern("(?m)^scene:enable +scene:enable:\\{scene}$");
    }

    private static String permissions(Door door) {
        return door.operations().stream()
                .map(Door.Operation::permission)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static List<String> parameters(JavaMethod method) {
        return Stream.of(method.reflect().getParameters())
                .map(Parameter::getName)
                .toList();
    }

    private static List<String> targets(String permission) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(permission)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
