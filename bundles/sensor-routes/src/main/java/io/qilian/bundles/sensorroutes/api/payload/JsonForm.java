package io.qilian.bundles.sensorroutes.api.payload;

import io.qilian.kernel.api.settings.Setting;
import java.util.Objects;
import java.util.Optional;

/** Where the records of a JSON payload are. */
public record JsonForm(
        @Setting(
                        en = "Pointer to the record or the list of them; the document itself if absent",
                        zh = "记录（列表）位置，缺省为整个文档")
                Optional<String> records,
        @Setting(en = "Whether each line is a document of its own", zh = "是否每行一个文档", absent = "false") boolean lines) {

    /** The document is a record or a list of records. */
    public static final JsonForm STANDARD = new JsonForm(Optional.empty(), false);

    /** Checks that nothing is missing. */
    public JsonForm {
        Objects.requireNonNull(records, "records");
        if (records.isPresent() && records.get().startsWith("#")) {
            throw new IllegalArgumentException("json.records counts from the document anyway; write it without #");
        }
    }
}
