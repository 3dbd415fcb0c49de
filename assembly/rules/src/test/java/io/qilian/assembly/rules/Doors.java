package io.qilian.assembly.rules;

import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.AccessTarget.MethodReferenceTarget;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaMethodReference;
import com.tngtech.archunit.core.domain.JavaParameter;
import io.qilian.assembly.rules.Door.Operation;
import io.qilian.bundles.media.api.Media;
import io.qilian.kernel.api.permission.Permission;
import io.qilian.kernel.store.api.Store;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All doors of the platform and the services behind them, as the bytecode tells. */
final class Doors {

    private static final String COMMAND = "org.apache.karaf.shell.api.action.Command";
    private static final String COMMAND_REFERENCE = "org.apache.karaf.shell.api.action.lifecycle.Reference";
    private static final String COMPONENT_REFERENCE = "org.osgi.service.component.annotations.Reference";
    private static final String SERVLET =
            "org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern";

    /** Services that a door may use freely: they give nothing away and change nothing of the platform. */
    private static final Set<String> TOOLS = Set.of(Media.class.getName());

    /** Where the protocol that reads databases notes how far it is; it lies in one module with the door of stations. */
    private static final Set<String> NOTEBOOKS = Set.of(Store.class.getName());

    private Doors() {}

    /** Commands and endpoints, by name. */
    static List<Door> doors() {
        return Repository.classes().stream()
                .flatMap(type -> names(type).map(name -> new Door(name, operations(type))))
                .sorted(Comparator.comparing(Door::name))
                .toList();
    }

    /** The service interfaces that doors, and whatever else lies in their modules, have given to them. */
    static NavigableSet<JavaClass> services() {
        return doorModules().stream()
                .flatMap(type -> Stream.concat(
                        type.getFields().stream().filter(Doors::isGiven).map(JavaField::getRawType),
                        type.getConstructors().stream().flatMap(Doors::given)))
                .filter(type -> type.getName().startsWith("io.qilian.") && !TOOLS.contains(type.getName()))
                .filter(type -> !NOTEBOOKS.contains(type.getName()))
                // What a module hands to itself is a part of it.
                .filter(type -> !type.getPackageName().contains(".internal"))
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(JavaClass::getName))));
    }

    static Optional<String> permission(JavaMethod method) {
        return method.tryGetAnnotationOfType(Permission.class).map(Permission::value);
    }

    private static Collection<JavaClass> doorModules() {
        Set<Module> modules = Repository.classes().stream()
                .filter(type -> names(type).findAny().isPresent())
                .map(Repository::module)
                .collect(Collectors.toSet());
        return Repository.classes().stream()
                .filter(type -> modules.contains(Repository.module(type)))
                .toList();
    }

    private static Stream<String> names(JavaClass type) {
        Stream<String> commands =
                annotation(type, COMMAND).map(command -> text(command, "scope") + ":" + text(command, "name"));
        Stream<String> endpoints = annotation(type, SERVLET)
                .flatMap(
                        servlet -> Arrays.stream((Object[]) servlet.get("value").orElseThrow()))
                .map(path -> "GET " + (path.equals("") ? "/" : path));
        return Stream.concat(commands, endpoints);
    }

    private static Stream<JavaAnnotation<JavaClass>> annotation(JavaClass type, String name) {
        return type.tryGetAnnotationOfType(name).stream();
    }

    private static String text(JavaAnnotation<?> annotation, String property) {
        return (String) annotation.get(property).orElseThrow();
    }

    private static boolean isGiven(JavaField field) {
        return field.isAnnotatedWith(COMMAND_REFERENCE) || field.isAnnotatedWith(COMPONENT_REFERENCE);
    }

    private static Stream<JavaClass> given(JavaConstructor constructor) {
        return constructor.getParameters().stream()
                .filter(parameter -> parameter.isAnnotatedWith(COMPONENT_REFERENCE))
                .map(JavaParameter::getRawType);
    }

    private static NavigableSet<Operation> operations(JavaClass door) {
        NavigableSet<Operation> operations = new TreeSet<>();
        Set<JavaClass> seen = new HashSet<>(Set.of(door));
        Deque<JavaClass> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            JavaClass type = next.remove();
            serviceMethods(type).forEach(operations::add);
            Stream.concat(
                            type.getAllRawSuperclasses().stream(),
                            type.getAccessesFromSelf().stream().map(access -> access.getTargetOwner()))
                    .filter(used ->
                            isPartOf(used, door) && names(used).findAny().isEmpty() && seen.add(used))
                    .forEach(next::add);
        }
        return operations;
    }

    private static Stream<Operation> serviceMethods(JavaClass type) {
        Set<JavaClass> services = services();
        Stream<MethodCallTarget> called = type.getMethodCallsFromSelf().stream().map(JavaMethodCall::getTarget);
        Stream<MethodReferenceTarget> named =
                type.getMethodReferencesFromSelf().stream().map(JavaMethodReference::getTarget);
        return Stream.concat(
                        called.filter(target -> services.contains(target.getOwner()))
                                .map(target -> target.resolveMember().orElseThrow()),
                        named.filter(target -> services.contains(target.getOwner()))
                                .map(target -> target.resolveMember().orElseThrow()))
                .map(method -> new Operation(method, permission(method).orElse("")));
    }

    private static boolean isPartOf(JavaClass used, JavaClass door) {
        return used.getName().startsWith("io.qilian.") && Repository.sameModule(used.getBaseComponentType(), door);
    }
}
