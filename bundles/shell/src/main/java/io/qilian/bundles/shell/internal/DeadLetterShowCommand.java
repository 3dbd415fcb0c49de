package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.sensors.api.DeadLetter;
import io.qilian.bundles.sensors.api.DeadLetters;
import java.util.regex.Pattern;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows a dead letter. */
@Service
@Command(scope = "deadletter", name = "show", description = "Shows a dead letter: the message and the reason")
public final class DeadLetterShowCommand extends ConsoleCommand {

    /** A station must not move the cursor of whoever reads what it sent. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    @Argument(name = "number", description = "Number of the letter, as deadletter:list shows it", required = true)
    private long number;

    @Reference
    private DeadLetters letters;

    @Override
    void run() {
        DeadLetter letter = letters.letter(number);
        System.out.println(text("letter", letter.id(), letter.feed(), letter.station(), letter.receivedAt()));
        System.out.printf("%s: %s%n", letter.code(), letter.reason());
        letter.measurement()
                .ifPresent(one -> System.out.println(text(
                        "letter.measurement",
                        one.code(),
                        SensorWords.number(one.value()),
                        one.unit(),
                        one.measuredAt(),
                        one.quality())));
        letter.replayedAt().ifPresent(at -> System.out.println(text("replayedAt") + ": " + at));
        System.out.println(CONTROLS.matcher(letter.original()).replaceAll("\uFFFD"));
    }
}
