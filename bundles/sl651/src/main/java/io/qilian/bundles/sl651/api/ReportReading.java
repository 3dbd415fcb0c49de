package io.qilian.bundles.sl651.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One reading of one text. For one thread. */
final class ReportReading {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int TIME = 0xF0;
    private static final int ADDRESS = 0xF1;
    private static final int MANUAL = 0xF2;
    private static final int PICTURE = 0xF3;
    private static final int BATCH = 0xFD;
    private static final int BATCH_DEFINITION = 0xF6;
    private static final int EXTENSION = 0xFF;
    private static final int STEP = 0x04;
    private static final int STEP_DEFINITION = 0x18;

    private final FrameHeader header;
    private final TextCursor text;
    private final ElementReader elements = new ElementReader();
    private final Map<String, List<ElementValue>> values = new LinkedHashMap<>();
    private final Set<Integer> hourElements = new TreeSet<>();
    private String station;
    private Instant firstObservedAt;
    private Instant observedAt;
    private int unknown;

    ReportReading(FrameHeader header, TextCursor text) {
        this.header = header;
        this.text = text;
        this.station = header.station();
    }

    StationReport read() {
        int serial = text.twoBytes("serial number");
        Instant sentAt = text.time(6, "send time");
        observedAt = sentAt;
        while (text.left() > 0) {
            readGroup();
        }
        return new StationReport(
                serial,
                sentAt,
                firstObservedAt == null ? sentAt : firstObservedAt,
                values.entrySet().stream()
                        .map(entry -> new StationObservations(entry.getKey(), entry.getValue()))
                        .toList(),
                hourElements,
                elements.missing(),
                unknown,
                elements.unreadable());
    }

    private void readGroup() {
        int guide = text.oneByte("element");
        if (guide == EXTENSION) {
            text.oneByte("extended element");
        }
        int definition = text.oneByte("definition of element " + HEX.toHexDigits((byte) guide));
        if (guide == TIME && definition == TIME) {
            observe(text.time(5, "observation time"));
        } else if (guide == ADDRESS && definition == ADDRESS) {
            readStation();
        } else if (guide == MANUAL && definition == MANUAL) {
            readManual();
        } else if (guide == PICTURE && definition == PICTURE) {
            throw ReportProblems.picture();
        } else if (guide == BATCH && definition == BATCH_DEFINITION) {
            unknown++;
            text.bytes(text.left(), "batch");
        } else if (guide == STEP && definition == STEP_DEFINITION) {
            readSeries(step());
        } else {
            readElement(guide, definition);
        }
    }

    private void observe(Instant at) {
        observedAt = at;
        if (firstObservedAt == null) {
            firstObservedAt = at;
        }
    }

    /** The station's kind follows its address in reports, but not in answers about its state. */
    private void readStation() {
        station = text.digits(5, "station address");
        boolean timeFollows = text.peek(0) == TIME && text.peek(1) == TIME;
        if (header.function() != FunctionCode.QUERY_STATE.code() && text.left() > 0 && !timeFollows) {
            text.oneByte("kind of station");
        }
    }

    private void readElement(int guide, int definition) {
        byte[] bytes = text.bytes(definition >> 3, "element " + HEX.toHexDigits((byte) guide));
        Optional<Element> element =
                guide == EXTENSION ? Optional.empty() : Elements.standard().guided(guide);
        if (element.isEmpty()) {
            unknown++;
        } else {
            take(element.get(), bytes, definition & 7, observedAt);
        }
    }

    private void take(Element element, byte[] bytes, int decimals, Instant at) {
        if (element.hour()) {
            hourElements.add(element.guide());
        }
        values.computeIfAbsent(station, key -> new ArrayList<>()).addAll(elements.read(element, bytes, decimals, at));
    }

    /** Zero for the hours of elements that hold an hour (table C.3). */
    private Duration step() {
        String digits = text.digits(3, "time step");
        try {
            return Duration.ofDays(Integer.parseInt(digits.substring(0, 2)))
                    .plusHours(Integer.parseInt(digits.substring(2, 4)))
                    .plusMinutes(Integer.parseInt(digits.substring(4)));
        } catch (NumberFormatException e) {
            throw ReportProblems.step(digits);
        }
    }

    /** Values of one element at even intervals, to the end of the text (tables 30 and 45). */
    private void readSeries(Duration step) {
        int guide = text.oneByte("element of the series");
        if (guide == EXTENSION) {
            text.oneByte("extended element");
        }
        int definition = text.oneByte("definition of the series");
        int length = definition >> 3;
        Optional<Element> element =
                guide == EXTENSION ? Optional.empty() : Elements.standard().guided(guide);
        if (element.isEmpty() || length == 0) {
            unknown++;
            text.bytes(text.left(), "series");
            return;
        }
        if (step.isZero() && !element.get().hour()) {
            throw ReportProblems.stepElement(HEX.toHexDigits((byte) guide));
        }
        Duration advance = element.get().hour() ? Duration.ofHours(1) : step;
        for (Instant at = observedAt; text.left() > 0; at = at.plus(advance)) {
            take(element.get(), text.bytes(length, "value of the series"), definition & 7, at);
        }
    }

    /** What a person entered, as pairs of symbol and number in ASCII. */
    private void readManual() {
        String entered = text.remainingText();
        String[] words = entered.strip().split("\\s+");
        ManualText manual = new ManualText(words, entered);
        station = manual.station(station);
        observe(text.time(manual.time(), "observation time"));
        manual.values(observedAt).forEach(value -> values.computeIfAbsent(station, key -> new ArrayList<>())
                .add(value));
        unknown += manual.unknown();
    }
}
