package io.qilian.bundles.sensorroutes.internal.http;

import io.qilian.bundles.sensorroutes.api.payload.PayloadForm;
import io.qilian.kernel.api.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Lets requests in, or tells why not, before any of a body is read. Thread-safe. */
public final class PushDoor {

    private final HttpFeeds feeds;

    /**
     * A door.
     *
     * @param feeds the feeds
     */
    public PushDoor(HttpFeeds feeds) {
        this.feeds = feeds;
    }

    /**
     * Takes a request; it is answered later, by other threads.
     *
     * @param request the request, below /sensors
     * @param response its answer
     * @throws IOException if the client has gone
     */
    public void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Optional<HttpFeed> feed = feeds.find(path.replaceFirst("^/", ""));
        Optional<Answer> refusal = feed.map(known -> refusal(known, request))
                .orElseGet(() -> Optional.of(Answer.problem(
                        HttpServletResponse.SC_NOT_FOUND, HttpProblems.unknown(request.getRequestURI()))));
        if (refusal.isPresent()) {
            refusal.get().send(response);
            return;
        }
        long length = request.getContentLengthLong();
        int most = feed.get().settings().payload().maximumBytes();
        int reserved = length < 0 ? most : (int) length;
        if (!feed.get().inFlight().tryEnter(reserved)) {
            Problem full = HttpProblems.tooMany(
                    request.getRequestURI(), feed.get().settings().maximumRequests());
            Answer.problem(Answer.TOO_MANY_REQUESTS, full).send(response);
            return;
        }
        new PushRequest(feed.get(), request, reserved).begin(response);
    }

    private static Optional<Answer> refusal(HttpFeed feed, HttpServletRequest request) {
        String address = request.getRequestURI();
        if (!request.getMethod().equals("POST")) {
            return answer(HttpServletResponse.SC_METHOD_NOT_ALLOWED, HttpProblems.method(address, request.getMethod()));
        }
        if (!feed.tokens().admit(request.getHeader("Authorization"))) {
            return answer(HttpServletResponse.SC_UNAUTHORIZED, HttpProblems.token(address));
        }
        PayloadForm form = feed.settings().payload().format();
        if (!PayloadTypes.fits(form, request.getContentType())) {
            return answer(
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                    HttpProblems.form("Content-Type", PayloadTypes.expected(form), request.getContentType() + ""));
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            return answer(
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                    HttpProblems.form("Content-Encoding", "identity", encoding));
        }
        int most = feed.settings().payload().maximumBytes();
        long length = request.getContentLengthLong();
        return length > most
                ? answer(
                        HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                        HttpProblems.tooLarge(address, most, length + " bytes"))
                : Optional.empty();
    }

    private static Optional<Answer> answer(int status, Problem problem) {
        return Optional.of(Answer.problem(status, problem));
    }
}
