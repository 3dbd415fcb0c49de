package io.qilian.bundles.modellibrary.internal.bom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the text of a card says under the headings of its kind.
 *
 * @param description its first paragraph
 * @param uses the items below {@code Intended use}
 * @param limits the items below {@code Limits} or {@code Limitations}
 */
record CardProse(Optional<String> description, List<String> uses, List<String> limits) {

    private static final Set<String> USES = Set.of("intended use", "intended uses", "uses", "direct use");
    private static final Set<String> LIMITS = Set.of("limits", "limitations");
    private static final int LONGEST = 4_000;
    private static final int MOST = 100;

    static CardProse of(String body) {
        List<String> paragraph = new ArrayList<>();
        List<String> uses = new ArrayList<>();
        List<String> limits = new ArrayList<>();
        String heading = "";
        boolean described = false;
        for (String line : body.lines().skip(1).toList()) {
            String plain = line.strip();
            if (plain.startsWith("#")) {
                heading = plain.replaceFirst("^#+\\s*", "").toLowerCase(Locale.ROOT);
                described |= !paragraph.isEmpty();
            } else if (USES.contains(heading)) {
                item(uses, line);
            } else if (LIMITS.contains(heading)) {
                item(limits, line);
            } else if (plain.isEmpty()) {
                described |= !paragraph.isEmpty();
            } else if (!described) {
                paragraph.add(plain);
            }
        }
        String description = bounded(String.join(" ", paragraph));
        return new CardProse(
                description.isEmpty() ? Optional.empty() : Optional.of(description), closed(uses), closed(limits));
    }

    /** A line that begins an item, or goes on with the one before. */
    private static void item(List<String> items, String line) {
        String plain = line.strip();
        if (plain.startsWith("- ") || plain.startsWith("* ")) {
            items.add(plain.substring(2));
        } else if (!plain.isEmpty() && line.startsWith(" ") && !items.isEmpty()) {
            items.add(items.remove(items.size() - 1) + " " + plain);
        }
    }

    private static List<String> closed(List<String> items) {
        return items.stream().limit(MOST).map(CardProse::bounded).toList();
    }

    private static String bounded(String text) {
        String plain = text.replace("**", "");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
    }
}
