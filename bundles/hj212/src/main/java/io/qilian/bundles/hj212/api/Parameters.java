package io.qilian.bundles.hj212.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in the parameters of a segment (HJ 212-2017, 6.3.4): items, with {@code ,} between those of one factor and
 * {@code ;} between factors. Stations mix the two up, so both are read alike. Stateless, thread-safe.
 */
public final class Parameters {

    /** The item that says when what follows was measured. */
    public static final String DATA_TIME = "DataTime";

    /** The item of a request with the first time asked for. */
    public static final String BEGIN_TIME = "BeginTime";

    /** The item of a request with the last time asked for. */
    public static final String END_TIME = "EndTime";

    private static final Pattern ITEM = Pattern.compile("[A-Za-z0-9_.]+(-[A-Za-z0-9]+)?=");

    private Parameters() {}

    /**
     * Takes the items apart.
     *
     * @param parameters text of {@link DataSegment#parameters()}
     * @return the items in order; what has no equals sign is an item with an empty key, empty pieces are left out
     */
    public static List<Item> items(String parameters) {
        List<Item> items = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= parameters.length(); at++) {
            if (at == parameters.length() || parameters.charAt(at) == ';' || parameters.charAt(at) == ',') {
                add(items, parameters.substring(from, at).strip());
                from = at + 1;
            }
        }
        return items;
    }

    private static void add(List<Item> items, String piece) {
        if (!piece.isEmpty()) {
            int equals = piece.indexOf('=');
            items.add(
                    equals < 0
                            ? new Item("", piece)
                            : new Item(
                                    piece.substring(0, equals).strip(),
                                    piece.substring(equals + 1).strip()));
        }
    }

    /**
     * Looks an item up.
     *
     * @param parameters text of {@link DataSegment#parameters()}
     * @param key its key
     * @return the value of the first such item
     */
    public static Optional<String> value(String parameters, String key) {
        return items(parameters).stream()
                .filter(item -> item.key().equals(key))
                .map(Item::value)
                .findFirst();
    }

    /**
     * Puts the parameters of the parts of one message together. Most stations end a part between two items, some within
     * one: the first get a separator, the second do not.
     *
     * @param parts the parameters of all parts in order
     * @return the parameters of the message
     */
    public static String join(List<String> parts) {
        StringBuilder whole = new StringBuilder();
        for (String part : parts) {
            if (needsSeparator(whole, part)) {
                whole.append(';');
            }
            whole.append(part);
        }
        return whole.toString();
    }

    private static boolean needsSeparator(StringBuilder before, String part) {
        int last = Math.max(before.lastIndexOf(";"), before.lastIndexOf(",")) + 1;
        return ITEM.matcher(part).lookingAt()
                && ITEM.matcher(before).region(last, before.length()).lookingAt();
    }
}
