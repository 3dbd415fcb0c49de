package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.kernel.scenes.api.EventJson;
import io.qilian.kernel.scenes.api.EventLog;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.StoredEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Prints events as they are stored. */
@Service
@Command(
        scope = "event",
        name = "tail",
        description = "Prints the latest events and those that follow, one JSON object a line, until Ctrl+C")
public final class EventTailCommand extends ConsoleCommand {

    private static final int BUFFERED = 10_000;

    @Option(name = "--scene", description = "Only of this scene")
    @Completion(SceneCompleter.class)
    private String scene;

    @Option(name = "--lines", description = "How many of the latest come first; 10 if not given")
    private int lines = 10;

    @Option(name = "--for-seconds", description = "End after so many seconds")
    private long seconds = Long.MAX_VALUE;

    @Reference
    private EventLog events;

    @Override
    void run() throws Exception {
        BlockingQueue<StoredEvent> arrived = new ArrayBlockingQueue<>(BUFFERED);
        AtomicLong lost = new AtomicLong();
        try (AutoCloseable following = events.follow(stored -> {
            if (wanted(stored) && !arrived.offer(stored)) {
                lost.incrementAndGet();
            }
        })) {
            List<StoredEvent> latest = lines < 1
                    ? List.of()
                    : events.find(new EventQuery(Optional.ofNullable(scene), Optional.empty(), 0, lines, true));
            latest.forEach(this::print);
            flush();
            // What was stored meanwhile has been both looked up and followed. Its place in the log tells nothing of
            // when it comes: scenes store side by side.
            Set<Long> printed = latest.stream().map(StoredEvent::sequence).collect(Collectors.toSet());
            long start = System.nanoTime();
            while (TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) < seconds) {
                StoredEvent next = arrived.poll(200, TimeUnit.MILLISECONDS);
                if (next != null && !printed.contains(next.sequence())) {
                    print(next);
                    flush();
                }
                long missed = lost.getAndSet(0);
                if (missed > 0) {
                    System.out.println(text("missed", missed));
                }
            }
        }
    }

    private boolean wanted(StoredEvent stored) {
        return scene == null || scene.equals(stored.event().scene());
    }

    private void print(StoredEvent stored) {
        System.out.println(EventJson.write(stored.event()));
    }
}
