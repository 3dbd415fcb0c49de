package io.qilian.bundles.sensorroutes.api.database;

import io.qilian.bundles.sensorroutes.api.payload.RowSettings;
import io.qilian.kernel.api.settings.Setting;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a feed of the protocol {@code jdbc} sets in {@code connection:}. */
public record JdbcSettings(
        @Setting(
                        en = "Address of the database: jdbc:postgresql://HOST/NAME or jdbc:h2:...",
                        zh = "数据库地址：jdbc:postgresql://主机/库名 或 jdbc:h2:...",
                        pattern = "jdbc:(postgresql|h2):.{1,1000}")
                String url,
        @Setting(en = "User, one that may only read", zh = "用户（只读账号）", maximum = 128) Optional<String> user,
        @Setting(en = "Password", zh = "密码", maximum = 512) Optional<String> password,
        @Setting(
                        en = "Query with :since where the watermark stands, in ascending order of the watermark",
                        zh = "查询语句，:since 为水位值，按水位列升序",
                        minimum = 10,
                        maximum = 20000)
                String query,
        @Setting(
                        en = "Column by which new rows are known: a time or a number that only grows",
                        zh = "水位列（时间或自增编号）",
                        minimum = 1,
                        maximum = 128)
                String watermark,
        @Setting(
                        en = "Where to begin the first time: a time such as 2026-01-01T00:00:00Z, or a number",
                        zh = "首次读取的起始水位",
                        minimum = 1,
                        maximum = 64)
                String start,
        @Setting(
                        en = "How far back each poll reads once more, for rows that are written late; of times only",
                        zh = "每次回读的时间长度（用于迟到数据，仅时间水位）",
                        absent = "0s",
                        minimum = 0,
                        maximum = 604800)
                Duration overlap,
        @Setting(en = "How rows are read", zh = "行的读取方式") RowSettings rows,
        @Setting(en = "Time between two polls", zh = "轮询间隔", absent = "1m", minimum = 1, maximum = 86400)
                Duration interval,
        @Setting(
                        en = "New rows of one poll; what is more is read at once by the next",
                        zh = "每次轮询的最大新行数",
                        absent = "10000",
                        minimum = 1,
                        maximum = 1000000)
                int maximumRows,
        @Setting(en = "How long a query may take", zh = "查询超时", absent = "30s", minimum = 1, maximum = 3600)
                Duration queryTimeout) {

    private static final Pattern SELECT = Pattern.compile("(?is)\\s*(select|with)\\b.*");

    /** Marks the watermark in a query; not part of a cast such as {@code ::date}, nor of a longer name. */
    private static final Pattern SINCE = Pattern.compile("(?<![:\\w]):since\\b");

    /** What makes a driver run statements or load classes, or holds a secret where anybody reads it. */
    private static final Pattern REFUSED_IN_URL = Pattern.compile(
            "[;?&](init|password|user|socketfactory\\w*|sslfactory\\w*|sslhostnameverifier|sslpasswordcallback"
                    + "|authenticationpluginclassname|loggerfile|loggerlevel|trace_\\w+)=");

    /** Checks what concerns several keys. */
    public JdbcSettings {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(watermark, "watermark");
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(interval, "interval");
        if (REFUSED_IN_URL.matcher(url.toLowerCase(Locale.ROOT)).find()) {
            throw new IllegalArgumentException("url must hold neither user and password, which have keys of their own,"
                    + " nor what makes the driver run statements, load classes or write files");
        }
        if (!SELECT.matcher(query).matches()) {
            throw new IllegalArgumentException("query must be a select");
        }
        if (!SINCE.matcher(query).find()) {
            throw new IllegalArgumentException(
                    "query must hold :since, such as select * from readings where changed > :since order by changed");
        }
    }

    /**
     * The query as a driver takes it.
     *
     * @return with a question mark in the place of each {@code :since}
     */
    public String preparedQuery() {
        return SINCE.matcher(query).replaceAll("?");
    }

    /**
     * How often the watermark stands in the query.
     *
     * @return number of question marks
     */
    public int marks() {
        return (int) SINCE.matcher(query).results().count();
    }

    /**
     * The database as people may read it: without what follows its name.
     *
     * @return the address, without parameters
     */
    public String shownUrl() {
        return url.split("[;?]", 2)[0];
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return "JdbcSettings[" + shownUrl() + ", " + query + "]";
    }
}
