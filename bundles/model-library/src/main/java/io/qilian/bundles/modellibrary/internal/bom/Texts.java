package io.qilian.bundles.modellibrary.internal.bom;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Lists of texts, which are left out where they are empty. */
final class Texts {

    private Texts() {}

    static void write(JsonGenerator json, String field, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeFieldName(field);
            json.writeArray(texts.toArray(String[]::new), 0, texts.size());
        }
    }
}
