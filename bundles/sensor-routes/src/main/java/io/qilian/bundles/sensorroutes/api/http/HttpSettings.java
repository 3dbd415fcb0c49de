package io.qilian.bundles.sensorroutes.api.http;

import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;
import io.qilian.kernel.api.settings.Setting;
import java.util.List;
import java.util.Objects;

/** What a feed of the protocol {@code http} sets in {@code connection:}. */
public record HttpSettings(
        @Setting(
                        en = "Tokens that let stations in, such as the old one and the new one",
                        zh = "站点访问令牌，可同时列出新旧令牌",
                        minimum = 1,
                        maximum = 20)
                List<String> tokens,
        @Setting(
                        en = "Requests that are under way at once",
                        zh = "同时处理的请求数",
                        absent = "64",
                        minimum = 1,
                        maximum = 10_000)
                int maximumRequests,
        @Setting(
                        en = "Milliseconds that a request may take, sending and storing",
                        zh = "请求超时（毫秒），含发送与入库",
                        absent = "30000",
                        minimum = 100,
                        maximum = 600_000)
                long timeoutMs,
        @Setting(en = "How payloads are read", zh = "报文解析方式") PayloadSettings payload) {

    /** Least length of a token: 128 bits as hexadecimal digits have 32, as Base64 22. */
    public static final int MINIMUM_TOKEN_LENGTH = 16;

    /** Checks the tokens. */
    public HttpSettings {
        tokens = List.copyOf(tokens);
        Objects.requireNonNull(payload, "payload");
        for (String token : tokens) {
            // What a header may carry (RFC 6750, 2.1).
            if (token.length() < MINIMUM_TOKEN_LENGTH || !token.matches("[A-Za-z0-9._~+/-]{1,512}=*")) {
                throw new IllegalArgumentException("tokens must have " + MINIMUM_TOKEN_LENGTH
                        + " to 512 letters, digits or signs of -._~+/, such as openssl rand -hex 32 makes");
            }
        }
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "HttpSettings[" + maximumRequests + " requests]";
    }
}
