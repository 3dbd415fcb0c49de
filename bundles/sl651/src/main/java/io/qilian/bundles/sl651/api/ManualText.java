package io.qilian.bundles.sl651.api;

import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person has entered: {@code ST address kind TT time symbol number …}, in ASCII (SL 651-2014, 6.6.2 and 6.6.4.8). */
final class ManualText {

    private static final int FIRST_PAIR = 5;

    private final String[] words;
    private final String original;
    private int unknown;

    ManualText(String[] words, String original) {
        this.words = words;
        this.original = original;
        boolean framed = words.length > FIRST_PAIR + 1
                && words[0].equals("ST")
                && words[1].matches("[0-9A-Fa-f]{8}|[0-9A-Fa-f]{10}")
                && words[3].equals("TT")
                && words[4].matches("[0-9]{10}")
                && words.length % 2 == 1;
        if (!framed) {
            throw problem();
        }
    }

    /** The address that was entered, in the ten digits of the frames. */
    String station(String sender) {
        String entered = words[1].toUpperCase(Locale.ROOT);
        return sender.substring(0, sender.length() - entered.length()) + entered;
    }

    String time() {
        return words[4];
    }

    int unknown() {
        return unknown;
    }

    List<ElementValue> values(Instant at) {
        List<ElementValue> values = new ArrayList<>();
        for (int pair = FIRST_PAIR; pair < words.length; pair += 2) {
            Optional<Element> element = Elements.standard().named(words[pair]);
            if (element.isEmpty() || element.get().kind() != Element.Kind.NUMBER) {
                unknown++;
            } else if (!words[pair + 1].equals("M")) {
                values.add(new ElementValue(
                        words[pair], number(words[pair + 1]), element.get().unit(), at));
            }
        }
        return values;
    }

    private double number(String word) {
        if (!word.matches("-?[0-9]{1,15}(\\.[0-9]{1,7})?")) {
            throw problem();
        }
        return Double.parseDouble(word);
    }

    private ProblemException problem() {
        return ReportProblems.manual(original.length() > 80 ? original.substring(0, 80) + "…" : original);
    }
}
