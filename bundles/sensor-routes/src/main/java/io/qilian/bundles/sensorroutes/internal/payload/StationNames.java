package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensorroutes.api.payload.StationPlace;
import io.qilian.bundles.sensors.api.StationMessage;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which station a record is of. Thread-safe. */
final class StationNames {

    private final StationPlace place;
    private final Optional<Pattern> pattern;

    StationNames(Optional<StationPlace> place) {
        this.place = place.orElse(StationPlace.UNSET);
        this.pattern = this.place.pattern().map(Pattern::compile);
    }

    /** The station of a record by the texts at its places, else by what it is called itself, else by its address. */
    String name(Function<String, Optional<String>> record, Optional<String> own, String address) {
        if (place.fixed().isPresent()) {
            return place.fixed().get();
        }
        Optional<String> found = place.at().isPresent()
                ? record.apply(place.at().get())
                : place.fromAddress() ? Optional.of(address) : own.or(() -> Optional.of(address));
        String text = found.orElseThrow(() -> PayloadProblems.station("there is nothing at its place", ""));
        return checked(pattern.map(form -> part(form, text)).orElse(text).strip());
    }

    private static String part(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        if (text.length() > 1_024 || !matcher.matches() || matcher.group(1) == null) {
            throw PayloadProblems.station("the text does not match " + form, text);
        }
        return matcher.group(1);
    }

    private static String checked(String name) {
        if (name.isEmpty() || name.length() > StationMessage.MAXIMUM_STATION_LENGTH) {
            throw PayloadProblems.station("the name has no fitting length", name);
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw PayloadProblems.station("the name has signs that cannot be shown", "");
        }
        return name;
    }
}
