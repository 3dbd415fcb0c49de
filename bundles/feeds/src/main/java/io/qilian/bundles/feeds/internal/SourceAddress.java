package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedSettings.Transport;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.RtspTransport;
import io.qilian.bundles.media.api.VideoRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts together what is opened for a feed. A password file is read each time, so that it can be changed. */
final class SourceAddress {

    private static final long LONGEST_PASSWORD_FILE_BYTES = 4096;

    private SourceAddress() {}

    static VideoRequest request(FeedSettings settings) {
        return new VideoRequest(
                withCredentials(settings),
                settings.openTimeout(),
                settings.readTimeout(),
                settings.transport() == Transport.UDP ? RtspTransport.UDP : RtspTransport.TCP,
                1,
                settings.keyFramesOnly(),
                settings.pictureInterval());
    }

    private static String withCredentials(FeedSettings settings) {
        String source = settings.analysedSource();
        if (settings.user().isEmpty() || VideoRequest.of(source).file()) {
            return source;
        }
        String password = settings.passwordFile()
                .map(SourceAddress::firstLine)
                .orElse(settings.password().orElse(""));
        int host = source.indexOf("://") + 3;
        int path = host;
        while (path < source.length() && "/?#".indexOf(source.charAt(path)) < 0) {
            path++;
        }
        int afterOld = source.lastIndexOf('@', path - 1);
        String rest = source.substring(afterOld >= host ? afterOld + 1 : host);
        return source.substring(0, host) + encoded(settings.user().get()) + ":" + encoded(password) + "@" + rest;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String firstLine(String name) {
        Path file = Path.of(name);
        try {
            if (Files.size(file) > LONGEST_PASSWORD_FILE_BYTES) {
                throw new MediaException(
                        Reason.UNAUTHORISED,
                        "The password file " + file + " has more than " + LONGEST_PASSWORD_FILE_BYTES + " bytes");
            }
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                String line = lines.readLine();
                return line == null ? "" : line;
            }
        } catch (IOException e) {
            throw new MediaException(Reason.UNAUTHORISED, "Cannot read the password file " + file + ": " + e);
        }
    }
}
