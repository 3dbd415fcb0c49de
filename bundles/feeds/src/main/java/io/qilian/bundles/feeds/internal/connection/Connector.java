package io.qilian.bundles.feeds.internal.connection;

import io.qilian.bundles.feeds.internal.connection.ConnectionGate.HostDown;
import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens sources: addresses through the gate and after a look-up of the host's name, files at once. Thread-safe. */
public final class Connector implements AutoCloseable {

    private static final Pattern HOST =
            Pattern.compile("[^:]+://(?:[^/?#]*@)?(\\[[^\\]]*]|[^:/?#]*).*", Pattern.DOTALL);

    private final Media media;
    private final ConnectionGate gate;
    private final HostNames names = new HostNames();

    /**
     * A connector.
     *
     * @param media opens
     * @param gate says when
     */
    public Connector(Media media, ConnectionGate gate) {
        this.media = media;
        this.gate = gate;
    }

    /**
     * Opens a source.
     *
     * @param request which one
     * @param feed who asks
     * @param cancellation ends every wait
     * @param told is told while the source's host is down, see {@link ConnectionGate#enter}
     * @return the reader, closed by the caller
     * @throws MediaException if it cannot be opened, or was cancelled
     */
    public VideoReader open(VideoRequest request, String feed, Cancellation cancellation, Consumer<HostDown> told) {
        if (request.file()) {
            return media.openVideo(request, cancellation);
        }
        String host = host(request);
        try (Admission admission = gate.enter(host, feed, cancellation::cancelled, told)) {
            if (!admission.granted()) {
                throw new MediaException(Reason.CANCELLED, "Cannot open " + request + ": cancelled");
            }
            try {
                names.require(host, request.openTimeout(), cancellation);
                VideoReader reader = media.openVideo(request, cancellation);
                admission.ended(Outcome.ANSWERED);
                return reader;
            } catch (MediaException e) {
                admission.ended(outcome(e.reason()));
                throw e;
            }
        }
    }

    private static Outcome outcome(Reason reason) {
        return switch (reason) {
            case UNREACHABLE, TIMEOUT -> Outcome.FAILED;
            case CANCELLED, UNKNOWN_HOST, UNWRITABLE -> Outcome.ABANDONED;
            case SILENT, UNAUTHORISED, NOT_FOUND, DAMAGED, UNSUPPORTED, NO_VIDEO, TOO_LARGE -> Outcome.ANSWERED;
        };
    }

    /**
     * The host of an address, by which feeds share what a recorder can bear.
     *
     * @param request the address
     * @return name or number in lower case; nothing for a file
     */
    public static String host(VideoRequest request) {
        Matcher address = HOST.matcher(request.source());
        return address.matches() ? address.group(1).replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT) : "";
    }

    /** Ends the threads that look names up. */
    @Override
    public void close() {
        names.close();
    }
}
