package io.qilian.bundles.hj212.internal.station;

import io.qilian.bundles.hj212.api.DataFlag;
import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.Item;
import io.qilian.bundles.hj212.api.Parameters;
import io.qilian.bundles.hj212.api.StationTime;
import io.qilian.bundles.hj212.api.Upload;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes measurements of uploads. The code of a measurement is {@code PERIOD.KEY}: the period by the command (such as
 * {@code hour} for 2061, {@code noise-hour} if the system code is that of noise), and the key as the station wrote it,
 * such as {@code a34004-Avg}; for {@code 3020} the instrument stands before the key, as in {@code
 * info.w01018.i13005-Info}. Stateless but for the zone, thread-safe.
 */
final class UploadReader {

    private static final String NOISE = "23";
    private static final String RESTART_TIME = "RestartTime";
    private static final String INSTRUMENT = "PolId";
    private static final Set<String> OF_THE_MESSAGE = Set.of(Parameters.DATA_TIME, RESTART_TIME, INSTRUMENT);
    private static final Set<String> NO_NUMBERS = Set.of("Flag", "EFlag", "SampleTime", "SN");
    private static final String TEXT_OR_NUMBER = "Info";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,80}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

    private final StationTime time;

    UploadReader(StationTime time) {
        this.time = time;
    }

    /** What an upload says: numbers, the items that are none though they should be, and the times that it is about. */
    record Content(List<Measurement> measurements, List<String> unreadable, List<Instant> times) {

        Content() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Reads an upload.
     *
     * @throws ProblemException if it does not say when, or has too many measurements
     */
    Content read(Upload upload, DataSegment segment) {
        Content content = new Content();
        String prefix = (segment.systemCode().equals(NOISE) ? "noise-" : "") + upload.period() + ".";
        List<Item> items = Parameters.items(segment.parameters());
        int from = firstTime(items);
        while (from < items.size()) {
            int to = nextTime(items, from + 1);
            Instant when = time(items.get(from));
            content.times().add(when);
            block(prefix, when, items.subList(from, to), content);
            from = to;
        }
        if (content.measurements().size() > StationMessage.MAXIMUM_MEASUREMENTS) {
            throw new ProblemException(ServerProblems.tooMany(
                    StationMessage.MAXIMUM_MEASUREMENTS, content.measurements().size()));
        }
        return content;
    }

    /** Where the first DataTime stands; items before it belong to it. */
    private static int firstTime(List<Item> items) {
        int at = nextTime(items, 0);
        if (at == items.size()) {
            throw new ProblemException(ServerProblems.dataTime("none"));
        }
        items.add(0, items.remove(at));
        return 0;
    }

    private static int nextTime(List<Item> items, int from) {
        int at = from;
        while (at < items.size() && !items.get(at).key().equals(Parameters.DATA_TIME)) {
            at++;
        }
        return at;
    }

    private Instant time(Item item) {
        return time.read(item.value())
                .orElseThrow(() -> new ProblemException(ServerProblems.dataTime(
                        item.value().substring(0, Math.min(32, item.value().length())))));
    }

    private void block(String prefix, Instant when, List<Item> items, Content content) {
        Map<String, Quality> qualities = new HashMap<>();
        Map<String, Instant> samples = new HashMap<>();
        for (Item item : items) {
            switch (item.suffix()) {
                case "Flag" -> qualities.put(item.factor(), DataFlag.qualityOf(item.value()));
                case "SampleTime" ->
                    time.read(item.value())
                            .ifPresentOrElse(
                                    sampled -> samples.put(item.factor(), sampled), () -> unreadable(item, content));
                default -> {}
            }
        }
        String instrument = "";
        for (Item item : items) {
            if (item.key().equals(INSTRUMENT)) {
                instrument = item.value() + ".";
            } else {
                Instant measuredAt = samples.getOrDefault(item.factor(), when);
                Quality quality = qualities.getOrDefault(item.factor(), Quality.GOOD);
                measure(prefix + instrument, item, measuredAt, quality)
                        .ifPresentOrElse(content.measurements()::add, () -> unreadableUnlessText(item, content));
            }
        }
    }

    private Optional<Measurement> measure(String prefix, Item item, Instant measuredAt, Quality quality) {
        Optional<Double> value = value(item);
        boolean named = KEY.matcher(item.key()).matches()
                && prefix.length() + item.key().length() <= Measurement.MAXIMUM_CODE_LENGTH
                && KEY.matcher(prefix).matches();
        return named
                ? value.map(number -> new Measurement(prefix + item.key(), number, "", measuredAt, quality))
                : Optional.empty();
    }

    private Optional<Double> value(Item item) {
        if (item.key().equals(RESTART_TIME)) {
            return time.read(item.value()).map(restarted -> (double) restarted.getEpochSecond());
        }
        if (OF_THE_MESSAGE.contains(item.key()) || NO_NUMBERS.contains(item.suffix())) {
            return Optional.empty();
        }
        if (NUMBER.matcher(item.value()).matches()) {
            return Optional.of(Double.parseDouble(item.value()));
        }
        // An instrument that cannot be reached leaves its value out, or says that it is no number.
        boolean missing = item.value().isEmpty() || item.value().equalsIgnoreCase("NaN");
        return missing && !item.suffix().isEmpty() ? Optional.of(Double.NaN) : Optional.empty();
    }

    private static void unreadableUnlessText(Item item, Content content) {
        boolean text = NO_NUMBERS.contains(item.suffix())
                || item.suffix().equals(TEXT_OR_NUMBER)
                || (item.suffix().isEmpty() && !item.key().isEmpty());
        if (!text) {
            unreadable(item, content);
        }
    }

    private static void unreadable(Item item, Content content) {
        String name = item.key() + "=" + item.value();
        content.unreadable().add(name.substring(0, Math.min(40, name.length())));
    }
}
