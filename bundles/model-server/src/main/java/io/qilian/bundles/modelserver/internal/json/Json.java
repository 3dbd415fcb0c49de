package io.qilian.bundles.modelserver.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import java.io.IOException;

/** Reads single values, and refuses others than expected. */
final class Json {

    private Json() {}

    static void require(JsonToken actual, JsonToken expected, String where) {
        if (actual != expected) {
            throw Refusals.invalid("The JSON has another form", where, expected + "", actual + "");
        }
    }

    static String text(JsonParser parser, String where) throws IOException {
        require(parser.currentToken(), JsonToken.VALUE_STRING, where);
        return parser.getText();
    }

    static long whole(JsonParser parser, String where) throws IOException {
        require(parser.currentToken(), JsonToken.VALUE_NUMBER_INT, where);
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw Refusals.invalid("A number is too large", where, "a number of 64 bits", "a larger one");
        }
        return parser.getLongValue();
    }

    /** What is wrong with JSON, and where, in one line and without a piece of it. */
    static String told(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        String line = message.length() > 200 ? message.substring(0, 200) : message;
        return line.replaceAll("\\R", " ")
                + (e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset());
    }
}
