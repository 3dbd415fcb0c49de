package io.qilian.bundles.sensorroutes.internal.http;

import io.qilian.bundles.sensorroutes.api.payload.PayloadForm;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which media types a form of payload comes under. */
final class PayloadTypes {

    private static final Pattern JSON = Pattern.compile("application/(json|x-ndjson|[a-z0-9.-]+\\+json)");
    private static final Pattern CSV = Pattern.compile("text/(csv|plain|tab-separated-values)");

    private PayloadTypes() {}

    /** Whether a header Content-Type, which may be null, fits. */
    static boolean fits(PayloadForm form, String header) {
        String type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Pattern pattern =
                switch (form) {
                    case JSON, NGSI_LD -> JSON;
                    case CSV -> CSV;
                };
        return pattern.matcher(type).matches();
    }

    static String expected(PayloadForm form) {
        return switch (form) {
            case JSON, NGSI_LD -> "application/json, application/ld+json or application/x-ndjson";
            case CSV -> "text/csv";
        };
    }
}
