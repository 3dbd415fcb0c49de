package io.qilian.bundles.shell.internal;

import io.qilian.kernel.api.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.ansi.SimpleAnsi;
import org.apache.karaf.shell.support.table.ShellTable;

/** What all commands share: how they print a table and how they tell what is refused, on a terminal and elsewhere. */
abstract class ConsoleCommand implements Action {

    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?]*[@-~]");
    private static final Pattern PADDING = Pattern.compile("(?m)^ +| +$| *(\t) *");

    @Reference
    private Session session;

    @Override
    public final Object execute() throws Exception {
        try {
            run();
            return null;
        } catch (ProblemException | IllegalArgumentException e) {
            // Of any other exception Karaf logs the stack, and prints the message in colour, terminal or not.
            String message = e.getMessage();
            throw new CommandException(
                    onTerminal() ? SimpleAnsi.COLOR_RED + message + SimpleAnsi.COLOR_DEFAULT : message, message, e);
        }
    }

    /** Does what the command is for, and prints to standard output. */
    abstract void run() throws Exception;

    /** Prints a table with a heading and a frame. */
    final void print(ShellTable table) {
        String text = render(table.forceAscii(), true);
        System.out.print(onTerminal() ? text : withoutEscapes(text));
    }

    /** Prints a table, for scripts one line a row with tabs between the cells. */
    final void print(ShellTable table, boolean forScripts) {
        if (forScripts) {
            String rows = withoutEscapes(render(table, false));
            System.out.print(PADDING.matcher(rows).replaceAll("$1"));
        } else {
            print(table);
        }
    }

    /** Sends what has been printed on its way, for a command that goes on. */
    final void flush() {
        System.out.flush();
        // Standard output hands on what it holds, and does not make a client's connection send it.
        session.getConsole().flush();
    }

    private static String render(ShellTable table, boolean framed) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(text, false, StandardCharsets.UTF_8)) {
            table.print(out, StandardCharsets.UTF_8, framed);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static String withoutEscapes(String text) {
        return ESCAPES.matcher(text).replaceAll("");
    }

    final Session session() {
        return session;
    }

    /** Who types; the name that Karaf's login gave the session. */
    final String user() {
        return session.get("USER") instanceof String name && !name.isBlank() ? name : "console";
    }

    /** Whether a person reads what is printed, not a pipe, a file or a client without a terminal. */
    private boolean onTerminal() {
        Terminal terminal = session.getTerminal();
        Process process = Process.Utils.current();
        return terminal != null && !terminal.getType().startsWith("dumb") && (process == null || process.isTty(1));
    }
}
