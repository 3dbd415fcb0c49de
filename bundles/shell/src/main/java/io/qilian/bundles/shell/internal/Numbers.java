package io.qilian.bundles.shell.internal;

import java.util.List;
import java.util.stream.Stream;

/** Lists that people type with commas. */
final class Numbers {

    private Numbers() {}

    /** Texts between commas; none if nothing was typed. */
    static List<String> texts(String typed) {
        return typed == null
                ? List.of()
                : Stream.of(typed.split(",", -1)).map(String::strip).toList();
    }

    /** Whole numbers between commas; none if nothing was typed. */
    static List<Integer> whole(String option, String typed) {
        return texts(typed).stream().map(text -> number(option, text)).toList();
    }

    private static int number(String option, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(option + ": expected whole numbers between commas, got " + text);
        }
        return Integer.parseInt(text);
    }
}
