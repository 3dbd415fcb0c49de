package io.qilian.bundles.sensorroutes.api.files;

import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;
import io.qilian.kernel.api.settings.Setting;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a feed of the protocol {@code file} sets in {@code connection:}. */
public record FileSettings(
        @Setting(
                        en = "Folder below data/sensor-files where files are dropped",
                        zh = "data/sensor-files 下的投放目录",
                        pattern = "[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*",
                        maximum = 200)
                String folder,
        @Setting(en = "How files are read", zh = "文件格式") PayloadSettings payload,
        @Setting(
                        en = "Names of files that are taken, as a regular expression",
                        zh = "文件名正则表达式",
                        absent = "'.*'",
                        minimum = 1,
                        maximum = 512)
                String include,
        @Setting(
                        en = "For how long a file must not have changed before it is taken",
                        zh = "文件静默多久后读取",
                        absent = "2s",
                        minimum = 0.1,
                        maximum = 3600)
                Duration stableFor,
        @Setting(
                        en = "Suffix of the empty file that says that the one beside it is complete, such as .ok",
                        zh = "完成标记文件后缀，如 .ok",
                        pattern = "\\.[A-Za-z0-9]{1,16}")
                Optional<String> completeSuffix,
        @Setting(
                        en = "Time between two looks into the folder",
                        zh = "扫描间隔",
                        absent = "5s",
                        minimum = 0.1,
                        maximum = 86400)
                Duration interval,
        @Setting(
                        en = "For how long files that were stored are kept in done/",
                        zh = "done/ 保留时长",
                        absent = "30d",
                        minimum = 0,
                        maximum = 31536000)
                Duration keep) {

    /** Checks what concerns several keys. */
    public FileSettings {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(stableFor, "stableFor");
        Objects.requireNonNull(completeSuffix, "completeSuffix");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(keep, "keep");
        // Told here, and not by each look into the folder.
        Pattern.compile(include);
    }
}
