package io.qilian.bundles.rest.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Reads parameters of a request; one that is blank counts as absent, one that cannot be used is refused. */
final class Parameters {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String AFTER = "after";

    private final HttpServletRequest request;

    Parameters(HttpServletRequest request) {
        this.request = request;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isBlank());
    }

    /** The place after which a reader goes on. */
    Optional<Long> after() {
        return text(AFTER).map(text -> place(AFTER, text));
    }

    /** The place after which a client goes on that was there before. */
    Optional<Long> lastEventId() {
        return Optional.ofNullable(request.getHeader(LAST_EVENT_ID))
                .map(text -> place(LAST_EVENT_ID, text))
                .or(this::after);
    }

    int limit(int usual, int most) {
        return text("limit")
                .map(text -> (int) number("limit", text, 1, most, "a whole number, 1 to " + most))
                .orElse(usual);
    }

    boolean flag(String name) {
        String value = text(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw RestServlet.badParameter(name, "true or false", value);
        }
        return value.equals("true");
    }

    private static long place(String name, String text) {
        return number(name, text, 0, Long.MAX_VALUE, "a whole number, 0 or more");
    }

    static long number(String name, String text, long minimum, long maximum, String expected) {
        try {
            long number = Long.parseLong(text);
            if (number >= minimum && number <= maximum) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of bounds is.
        }
        throw RestServlet.badParameter(name, expected, text);
    }
}
