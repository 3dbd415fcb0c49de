package io.qilian.bundles.sensorroutes.api.payload;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How places are written in each form. */
final class PlaceRules {

    private static final Pattern POINTER = Pattern.compile("#?(/(?:[^~]|~[01])*)?");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,4}");
    private static final int MAXIMUM_LENGTH = 512;

    private final PayloadForm form;
    private final boolean header;

    PlaceRules(PayloadForm form, boolean header) {
        this.form = form;
        this.header = header;
    }

    static void checkForm(PayloadForm form, boolean json, boolean csv) {
        if (json && form != PayloadForm.JSON) {
            throw new IllegalArgumentException("the part json goes with format: json only");
        }
        if (csv && form != PayloadForm.CSV) {
            throw new IllegalArgumentException("the part csv goes with format: csv only");
        }
    }

    static void checkValues(PayloadForm form, Map<String, String> values, Optional<ItemPlaces> items) {
        boolean some = !values.isEmpty() || items.isPresent();
        if (form == PayloadForm.NGSI_LD && some) {
            throw new IllegalArgumentException(
                    "values and items do not go with format: ngsi-ld, whose codes are the names of attributes");
        }
        if (form != PayloadForm.NGSI_LD && !some) {
            throw new IllegalArgumentException("values or items must say what is read");
        }
        for (String code : values.values()) {
            if (code.isEmpty() || code.length() > 128) {
                throw new IllegalArgumentException("values must have codes of 1 to 128 characters");
            }
        }
    }

    void checkList(String place) {
        if (form != PayloadForm.JSON) {
            throw new IllegalArgumentException("items.at goes with format: json only");
        }
        check("items.at", place);
    }

    void check(String key, String place) {
        if (place.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(key + " must be at most " + MAXIMUM_LENGTH + " characters");
        }
        if (form == PayloadForm.JSON && !POINTER.matcher(place).matches()) {
            throw new IllegalArgumentException(
                    key + " must be a JSON pointer such as /pm25 or #/station, not " + place);
        }
        if (form == PayloadForm.CSV && !header && !NUMBER.matcher(place).matches()) {
            throw new IllegalArgumentException(
                    key + " must be the number of a column from 1, as there is no header, not " + place);
        }
        if (form != PayloadForm.JSON && place.isEmpty()) {
            throw new IllegalArgumentException(key + " must not be empty");
        }
    }
}
