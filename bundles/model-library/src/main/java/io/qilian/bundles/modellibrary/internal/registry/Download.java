package io.qilian.bundles.modellibrary.internal.registry;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Fetches one file by HTTP. It follows redirections but not to another protocol, and does not try again. */
final class Download {

    private static final int CONNECT_TIMEOUT_MS = 10_000;
    private static final int SILENCE_TIMEOUT_MS = 30_000;
    private static final Duration WHOLE_TIMEOUT = Duration.ofMinutes(30);

    private final Budget budget;

    Download(Budget budget) {
        this.budget = budget;
    }

    /**
     * Fetches a file.
     *
     * @param source its address
     * @param digestKnown whether the bytes will be compared with a digest; without one only https is trusted
     * @param target where it is written to
     */
    void fetch(String source, boolean digestKnown, Path target) {
        URI address = address(source);
        if (address.getScheme().equalsIgnoreCase("http") && !digestKnown) {
            throw problem(
                    "An address without encryption needs a digest: anyone on the way can change the file",
                    source,
                    "Add --sha256 with the digest that the author published, or use https",
                    null);
        }
        try {
            write(address.toURL().openConnection(), source, target);
        } catch (IOException e) {
            throw problem(
                    "The model cannot be fetched: " + e,
                    source,
                    "Check the address and the network; for a site without a network use model:export elsewhere",
                    e);
        }
    }

    private void write(URLConnection opened, String source, Path target) throws IOException {
        if (!(opened instanceof HttpURLConnection connection)) {
            throw new IOException("not an address for HTTP");
        }
        connection.setConnectTimeout(CONNECT_TIMEOUT_MS);
        connection.setReadTimeout(SILENCE_TIMEOUT_MS);
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw problem("The server answers " + status, source, "Check the address and the access to it", null);
            }
            try (InputStream body = new TimedStream(connection.getInputStream());
                    OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
                budget.copy(body, out, source);
            }
            long promised = connection.getContentLengthLong();
            if (promised >= 0 && promised != Files.size(target)) {
                throw new IOException("the connection broke off after " + Files.size(target) + " of " + promised);
            }
        } finally {
            connection.disconnect();
        }
    }

    private static URI address(String source) {
        try {
            URI address = URI.create(source);
            if (address.getHost() == null || address.getUserInfo() != null) {
                throw new IllegalArgumentException("expected a host, and neither user nor password");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw problem("This is not an address: " + e.getMessage(), source, "Write it as https://host/path", e);
        }
    }

    private static ProblemException problem(String what, String where, String fix, Exception cause) {
        return new ProblemException(Problem.of("model.source", ProblemKind.EXTERNAL, what, where, fix), cause);
    }

    /** Ends a transfer that goes on for too long, however alive it seems. */
    private static final class TimedStream extends FilterInputStream {

        private final long end = System.nanoTime() + WHOLE_TIMEOUT.toNanos();

        TimedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (System.nanoTime() - end > 0) {
                throw new IOException("it took more than " + WHOLE_TIMEOUT.toMinutes() + " minutes");
            }
            return super.read(buffer, offset, length);
        }
    }
}
