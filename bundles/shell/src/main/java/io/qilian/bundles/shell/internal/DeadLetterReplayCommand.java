package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.sensors.api.DeadLetter;
import io.qilian.bundles.sensors.api.DeadLetters;
import io.qilian.kernel.api.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Hands refused measurements in again. */
@Service
@Command(
        scope = "deadletter",
        name = "replay",
        description = "Hands refused measurements in again, such as after a feed's file was corrected")
public final class DeadLetterReplayCommand extends ConsoleCommand {

    @Argument(name = "number", description = "Number of a letter; without one, all of --feed are replayed")
    private Long number;

    @Option(name = "--feed", description = "All letters of this sensor feed, 1000 at most")
    @Completion(SensorCompleter.class)
    private String feed;

    @Reference
    private DeadLetters letters;

    @Override
    void run() {
        if (number == null && feed == null) {
            throw new IllegalArgumentException("expected the number of a letter, or --feed; got neither");
        }
        if (number != null) {
            letters.replay(number);
            System.out.println(text("letters.replayed", 1, 0));
            return;
        }
        int taken = 0;
        int refused = 0;
        List<DeadLetter> open = letters.letters(Optional.of(feed), true, DeadLetters.MAXIMUM_LIMIT);
        // The earliest first, as the station sent them.
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).measurement().isPresent()) {
                try {
                    letters.replay(open.get(i).id());
                    taken++;
                } catch (ProblemException e) {
                    refused++;
                }
            }
        }
        System.out.println(text("letters.replayed", taken, refused));
    }
}
