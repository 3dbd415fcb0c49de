package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.bundles.modellibrary.api.ModelDetails.Notice;
import io.qilian.bundles.modellibrary.internal.card.Card;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a card makes its users think about. Licences are told by their SPDX identifiers. */
final class CardNotices {

    private static final Pattern RECIPROCAL = Pattern.compile("(agpl|gpl|sspl|osl|eupl)\\b.*");
    private static final Pattern RESTRICTED =
            Pattern.compile("(cc-by-nc|cc-by-nd)\\b.*|.*(rail|noncommercial|other).*");

    private CardNotices() {}

    static List<Notice> of(ModelFolder folder) {
        List<Notice> notices = new ArrayList<>();
        String licence = folder.licence().toLowerCase(Locale.ROOT);
        if (licence.equals("unknown")) {
            notices.add(Notice.LICENCE_UNKNOWN);
        } else if (RECIPROCAL.matcher(licence).matches()) {
            notices.add(Notice.LICENCE_RECIPROCAL);
        } else if (RESTRICTED.matcher(licence).matches()) {
            notices.add(Notice.LICENCE_RESTRICTED);
        }
        Card card = folder.card();
        if (card.golden().isEmpty()) {
            notices.add(Notice.NO_GOLDEN_SAMPLES);
        }
        return notices;
    }
}
