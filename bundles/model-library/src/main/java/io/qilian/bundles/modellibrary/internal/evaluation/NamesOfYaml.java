package io.qilian.bundles.modellibrary.internal.evaluation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Reads the key {@code names} of a YAML document: a list, or a mapping whose keys are 0, 1 and so on. Goes through the
 * document's events without building a tree, so that nesting costs nothing.
 */
record NamesOfYaml(Iterator<Event> events) {

    /** The names; empty if the key is missing or has another form. */
    Optional<List<String>> read() {
        while (events.hasNext()) {
            if (events.next() instanceof MappingStartEvent) {
                return find();
            }
        }
        return Optional.empty();
    }

    private Optional<List<String>> find() {
        for (Event key = events.next(); !(key instanceof CollectionEndEvent); key = events.next()) {
            boolean wanted =
                    key instanceof ScalarEvent scalar && scalar.getValue().equals("names");
            pass(key);
            Event value = events.next();
            if (wanted) {
                return names(value);
            }
            pass(value);
        }
        return Optional.empty();
    }

    /** Leaves a node behind whose first event has been read. */
    private void pass(Event first) {
        int depth = first instanceof CollectionStartEvent ? 1 : 0;
        while (depth > 0) {
            Event event = events.next();
            depth += event instanceof CollectionStartEvent ? 1 : 0;
            depth -= event instanceof CollectionEndEvent ? 1 : 0;
        }
    }

    private Optional<List<String>> names(Event first) {
        if (!(first instanceof CollectionStartEvent)) {
            return Optional.empty();
        }
        boolean numbered = first instanceof MappingStartEvent;
        List<String> names = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            if (numbered && !isText(event, Integer.toString(names.size()))) {
                return Optional.empty();
            }
            Event value = numbered ? events.next() : event;
            if (!(value instanceof ScalarEvent name)) {
                return Optional.empty();
            }
            names.add(name.getValue().strip());
        }
        return Optional.of(names);
    }

    private static boolean isText(Event event, String text) {
        return event instanceof ScalarEvent scalar && scalar.getValue().equals(text);
    }
}
