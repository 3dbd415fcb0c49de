package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.felix.gogo.runtime.Token;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.ActionCommand;
import org.apache.karaf.shell.impl.action.command.ManagerImpl;
import org.apache.karaf.shell.impl.console.JLineTerminal;
import org.apache.karaf.shell.impl.console.SessionFactoryImpl;
import org.apache.karaf.shell.support.ShellUtil;
import org.jline.terminal.impl.DumbTerminal;

/** Karaf's own console with all commands of this bundle, outside OSGi. */
final class KarafConsole implements AutoCloseable {

    private final Locale before = Locale.getDefault();
    private final ThreadIOImpl streams = new ThreadIOImpl();
    private final SessionFactoryImpl sessions = new SessionFactoryImpl(streams);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final AirSensors sensors = new AirSensors();
    private final GateAlerts alerts = new GateAlerts();
    private final ListedSimulations simulations = new ListedSimulations();
    private final InputStream nothing = new ByteArrayInputStream(new byte[0]);

    /** A console on an English machine. */
    KarafConsole(Object service) {
        this(service, Locale.ENGLISH);
    }

    /** A console whose commands find this service, by whatever interfaces it has. */
    KarafConsole(Object service, Locale language) {
        Locale.setDefault(language);
        System.setProperty("karaf.etc", "src/test/resources/etc");
        streams.start();
        sessions.getRegistry().register(service);
        sessions.getRegistry().register(sensors);
        sessions.getRegistry().register(alerts);
        sessions.getRegistry().register(simulations);
        ManagerImpl manager = new ManagerImpl(sessions.getRegistry(), sessions.getRegistry());
        services().stream().filter(Completer.class::isAssignableFrom).forEach(manager::register);
        commands().forEach(type -> sessions.getRegistry().register(new InstalledCommand(manager, type)));
        sessions.getRegistry().register(new Cat());
    }

    /** The sensor feeds that commands find. */
    AirSensors sensors() {
        return sensors;
    }

    /** The alerts that commands find. */
    GateAlerts alerts() {
        return alerts;
    }

    /** The simulations that commands find. */
    ListedSimulations simulations() {
        return simulations;
    }

    /** Lets commands find one more service. */
    KarafConsole with(Object service) {
        sessions.getRegistry().register(service);
        return this;
    }

    /** A command that is given its arguments as texts, as that of a Karaf with access control. */
    private static final class InstalledCommand extends ActionCommand {

        InstalledCommand(ManagerImpl manager, Class<?> type) {
            super(manager, type.asSubclass(Action.class));
        }

        @Override
        public Object execute(Session session, List<Object> arguments) throws Exception {
            return super.execute(
                    session,
                    arguments.stream()
                            .map(argument -> argument instanceof Token ? argument.toString() : argument)
                            .toList());
        }
    }

    /** {@code test:cat}, the end of a pipe. */
    private static final class Cat implements org.apache.karaf.shell.api.console.Command {

        @Override
        public Object execute(Session session, List<Object> arguments) throws IOException {
            Process.Utils.current().in().transferTo(Process.Utils.current().out());
            return null;
        }

        @Override
        public String getScope() {
            return "test";
        }

        @Override
        public String getName() {
            return "cat";
        }

        @Override
        public String getDescription() {
            return "Prints what it is given";
        }

        @Override
        public Completer getCompleter(boolean scoped) {
            return null;
        }

        @Override
        public Parser getParser() {
            return null;
        }
    }

    /** The classes that Karaf finds in this bundle: commands and completers. */
    static List<Class<?>> services() {
        Path folder = folder();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .sorted()
                    .<Class<?>>map(KarafConsole::load)
                    .filter(type -> type.isAnnotationPresent(Service.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Class<?>> commands() {
        return services().stream()
                .filter(type -> type.isAnnotationPresent(Command.class))
                .toList();
    }

    private static Path folder() {
        try {
            Path classes = Path.of(ConsoleCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolve(ConsoleCommand.class.getPackageName().replace('.', '/'));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(ConsoleCommand.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a client without a terminal reads, such as {@code bin/qilian console}. */
    String run(String line) {
        return run(sessions.create(nothing, out, out), line);
    }

    /** The same in a folder. */
    String run(Path folder, String line) {
        Session session = sessions.create(nothing, out, out);
        session.currentDir(folder);
        return run(session, line);
    }

    /** What a person reads on a terminal. */
    String runOnTerminal(String type, String line) {
        return run(onTerminal(type), line);
    }

    /** What a client without a terminal reads of a command that fails. */
    String refused(String line) {
        return refused(sessions.create(nothing, out, out), line);
    }

    /** What a person reads on a terminal of a command that fails. */
    String refusedOnTerminal(String line) {
        return refused(onTerminal("xterm"), line);
    }

    /** A session without a terminal. */
    Session session() {
        return sessions.create(nothing, out, out);
    }

    private Session onTerminal(String type) {
        try {
            DumbTerminal terminal = new DumbTerminal("test", type, nothing, printed, StandardCharsets.UTF_8);
            return sessions.create(nothing, out, out, new JLineTerminal(terminal), "UTF-8", () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(Session session, String line) {
        printed.reset();
        Throwable failure = catchThrowable(() -> session.execute(line));
        assertThat(failure).as(line).isNull();
        return text();
    }

    private String refused(Session session, String line) {
        printed.reset();
        Throwable failure = catchThrowable(() -> session.execute(line));
        assertThat(failure).as(line + " printed " + text()).isNotNull();
        ShellUtil.logException(session, failure);
        return text();
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        sessions.stop();
        streams.stop();
        Locale.setDefault(before);
    }
}
