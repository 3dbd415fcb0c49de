package io.qilian.bundles.sensorroutes.internal.http;

import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request that was let in: its body is read as it comes, handed over, and answered when it is stored. No thread waits for
 * it. Of the answers that may compete, the first is sent.
 */
final class PushRequest implements ReadListener, AsyncListener {

    private static final Logger log = LoggerFactory.getLogger(PushRequest.class);
    private static final int CHUNK = 8 << 10;

    private final HttpFeed feed;
    private final HttpServletRequest request;
    private final String address;
    private final int most;
    private final int reserved;
    private final ByteArrayOutputStream body;
    private final byte[] chunk = new byte[CHUNK];
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicBoolean left = new AtomicBoolean();
    private volatile boolean whole;
    private AsyncContext context;

    PushRequest(HttpFeed feed, HttpServletRequest request, int reserved) {
        this.feed = feed;
        this.request = request;
        this.address = request.getRequestURI();
        this.most = feed.settings().payload().maximumBytes();
        this.reserved = reserved;
        this.body = new ByteArrayOutputStream(Math.min(reserved, CHUNK));
    }

    void begin(HttpServletResponse response) throws IOException {
        context = request.startAsync(request, response);
        context.setTimeout(feed.settings().timeoutMs());
        context.addListener(this);
        request.getInputStream().setReadListener(this);
    }

    @Override
    public void onDataAvailable() throws IOException {
        ServletInputStream in = request.getInputStream();
        while (!answered.get() && in.isReady() && !in.isFinished()) {
            int count = in.read(chunk);
            if (count > 0 && body.size() + count > most) {
                answer(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, HttpProblems.tooLarge(address, most, "more"));
            } else if (count > 0) {
                body.write(chunk, 0, count);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (answered.get()) {
            return;
        }
        whole = true;
        try {
            feed.take(body.toByteArray(), address).whenComplete(this::stored);
        } catch (ProblemException e) {
            answer(HttpServletResponse.SC_BAD_REQUEST, e.problem());
        } catch (RuntimeException e) {
            log.error("{} failed", address, e);
            answer(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, HttpProblems.defect(address));
        }
    }

    private void stored(IngestReceipt receipt, Throwable failure) {
        if (failure == null) {
            answer(Answer.receipt(receipt));
            return;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof ProblemException known && known.problem().kind() != ProblemKind.INTERNAL) {
            answer(HttpServletResponse.SC_SERVICE_UNAVAILABLE, known.problem());
        } else {
            log.debug("{} could not be stored", address, cause);
            answer(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    HttpProblems.notStoredInTime(address, feed.settings().timeoutMs()));
        }
    }

    private void answer(int status, Problem problem) {
        answer(Answer.problem(status, problem));
    }

    /** Written by threads of the server, since those of the ingest must not wait for a client. */
    private void answer(Answer answer) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        try {
            HttpServletResponse response = (HttpServletResponse) context.getResponse();
            answer.head(response);
            if (!whole) {
                response.setHeader("Connection", "close");
            }
            response.getOutputStream().setWriteListener(new Writing(context, answer.body()));
        } catch (IOException | IllegalStateException e) {
            log.debug("{} cannot be answered: the client has gone", address, e);
            leave();
        }
    }

    @Override
    public void onError(Throwable thrown) {
        log.debug("{}: the client has gone", address, thrown);
        if (answered.compareAndSet(false, true)) {
            context.complete();
        }
    }

    /** The server wants it to be answered before this returns. */
    @Override
    public void onTimeout(AsyncEvent event) {
        long mostMs = feed.settings().timeoutMs();
        Answer late = whole
                ? Answer.problem(
                        HttpServletResponse.SC_SERVICE_UNAVAILABLE, HttpProblems.notStoredInTime(address, mostMs))
                : Answer.problem(HttpServletResponse.SC_REQUEST_TIMEOUT, HttpProblems.slow(address, mostMs));
        try {
            if (answered.compareAndSet(false, true)) {
                late.send((HttpServletResponse) context.getResponse());
            }
        } catch (IOException e) {
            log.debug("{} cannot be answered: the client has gone", address, e);
        }
        context.complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        leave();
    }

    @Override
    public void onError(AsyncEvent event) {
        leave();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    private void leave() {
        if (left.compareAndSet(false, true)) {
            feed.inFlight().leave(reserved);
        }
    }
}
