package io.qilian.bundles.media.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what must not be shown in an address. */
final class Credentials {

    private static final String HIDDEN = "***";
    private static final Pattern ADDRESS = Pattern.compile("(?s)([^:]+://)([^/?#]*)(.*)");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.%]*]|[^:@]*)(:\\d*)?");
    private static final Pattern SECRET_PARAMETER = Pattern.compile(
            "(?i)([?&;](?:[a-z_-]*(?:user|usr|login|pass|pwd|token|secret|key|auth|sign|credential)[a-z_-]*)=)[^&;#]*");

    private Credentials() {}

    /** The address with {@code ***} for user and password before the host, and for parameters that tell by their name. */
    static String hiddenIn(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return address;
        }
        String beforePath = parts.group(2);
        String rest = parts.group(3);
        int at = beforePath.lastIndexOf('@');
        if (at < 0 && !HOST.matcher(beforePath).matches() && rest.indexOf('@') >= 0) {
            // A password with a slash in it: no host has such a form, so all before the sign is hidden.
            beforePath = HIDDEN + rest.substring(rest.lastIndexOf('@'));
            rest = "";
        } else if (at >= 0) {
            beforePath = HIDDEN + beforePath.substring(at);
        }
        return parts.group(1) + beforePath + SECRET_PARAMETER.matcher(rest).replaceAll("$1" + HIDDEN);
    }
}
