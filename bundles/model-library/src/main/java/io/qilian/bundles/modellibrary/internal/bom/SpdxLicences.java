package io.qilian.bundles.modellibrary.internal.bom;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SPDX identifiers of licences that models come under, in the spelling of the SPDX list; cards write them in any. */
final class SpdxLicences {

    private static final Map<String, String> BY_LOWER_CASE = Stream.of(
                    "0BSD",
                    "AFL-3.0",
                    "AGPL-3.0",
                    "AGPL-3.0-only",
                    "AGPL-3.0-or-later",
                    "Apache-2.0",
                    "Artistic-2.0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "BSD-3-Clause-Clear",
                    "BSL-1.0",
                    "CC-BY-2.0",
                    "CC-BY-2.5",
                    "CC-BY-3.0",
                    "CC-BY-4.0",
                    "CC-BY-NC-2.0",
                    "CC-BY-NC-3.0",
                    "CC-BY-NC-4.0",
                    "CC-BY-NC-ND-3.0",
                    "CC-BY-NC-ND-4.0",
                    "CC-BY-NC-SA-2.0",
                    "CC-BY-NC-SA-3.0",
                    "CC-BY-NC-SA-4.0",
                    "CC-BY-ND-4.0",
                    "CC-BY-SA-3.0",
                    "CC-BY-SA-4.0",
                    "CC0-1.0",
                    "CDLA-Permissive-1.0",
                    "CDLA-Permissive-2.0",
                    "CDLA-Sharing-1.0",
                    "ECL-2.0",
                    "EPL-1.0",
                    "EPL-2.0",
                    "EUPL-1.1",
                    "EUPL-1.2",
                    "GPL-2.0",
                    "GPL-2.0-only",
                    "GPL-2.0-or-later",
                    "GPL-3.0",
                    "GPL-3.0-only",
                    "GPL-3.0-or-later",
                    "ISC",
                    "LGPL-2.1",
                    "LGPL-2.1-only",
                    "LGPL-2.1-or-later",
                    "LGPL-3.0",
                    "LGPL-3.0-only",
                    "LGPL-3.0-or-later",
                    "MIT",
                    "MPL-2.0",
                    "MS-PL",
                    "MulanPSL-1.0",
                    "MulanPSL-2.0",
                    "NCSA",
                    "ODbL-1.0",
                    "OFL-1.1",
                    "OSL-3.0",
                    "PDDL-1.0",
                    "PostgreSQL",
                    "SSPL-1.0",
                    "Unlicense",
                    "WTFPL",
                    "Zlib")
            .collect(Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), Function.identity()));

    private SpdxLicences() {}

    /** The identifier as the list spells it; empty for what is none, or rare. */
    static Optional<String> id(String licence) {
        return Optional.ofNullable(BY_LOWER_CASE.get(licence.toLowerCase(Locale.ROOT)));
    }

    static Iterable<String> all() {
        return BY_LOWER_CASE.values();
    }
}
