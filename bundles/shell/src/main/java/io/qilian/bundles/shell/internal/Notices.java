package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.ModelDetails;
import java.util.List;

/** What somebody who uses a model has to know, in sentences. */
final class Notices {

    private Notices() {}

    static List<String> of(ModelDetails details) {
        return details.notices().stream()
                .map(notice -> switch (notice) {
                    case LICENCE_UNKNOWN -> text("notice.licence-unknown");
                    case LICENCE_RECIPROCAL -> text("notice.licence-reciprocal", details.licence());
                    case LICENCE_RESTRICTED -> text("notice.licence-restricted", details.licence());
                    case NO_GOLDEN_SAMPLES -> text("notice.no-golden-samples");
                })
                .toList();
    }
}
