package io.qilian.bundles.rest.internal;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers GET requests, and tells problems in one form. */
abstract class RestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(RestServlet.class);

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // HEAD too: the answers that go on would never learn that nobody listens.
        if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            Answers.problem(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, otherMethod(request));
            return;
        }
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().replaceFirst("^/", "");
        try {
            get(path, request, response);
        } catch (ProblemException e) {
            refuse(response, e.problem());
        } catch (RuntimeException e) {
            log.error("{} failed", request.getRequestURI(), e);
            refuse(response, defect(request));
        }
    }

    /** An answer that has begun can only be broken off. */
    private static void refuse(HttpServletResponse response, Problem problem) throws IOException {
        if (!response.isCommitted()) {
            Answers.problem(response, problem);
        }
    }

    /** Answers; {@code path} is what follows the servlet's own path, without a slash before it. */
    protected abstract void get(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException;

    static ProblemException noSuchPath(HttpServletRequest request, String known) {
        return new ProblemException(Problem.of(
                        "request.unknown",
                        ProblemKind.INPUT,
                        "There is nothing at this address",
                        request.getRequestURI(),
                        "Correct the address")
                .comparing(known, request.getRequestURI()));
    }

    static ProblemException badParameter(String name, String expected, String actual) {
        return new ProblemException(Problem.of(
                        "request.parameter",
                        ProblemKind.INPUT,
                        "A parameter of the request cannot be used",
                        name,
                        "Correct the parameter, or leave it out")
                .comparing(expected, actual));
    }

    static ProblemException tooMany(String what, int most) {
        return new ProblemException(Problem.of(
                        "request.too-many",
                        ProblemKind.RESOURCE,
                        "There are too many " + what + " at once",
                        "",
                        "Close one that is not needed, and try again")
                .comparing("at most " + most, "one more"));
    }

    private static Problem otherMethod(HttpServletRequest request) {
        return Problem.of(
                        "request.method",
                        ProblemKind.INPUT,
                        "This address can only be read",
                        request.getRequestURI(),
                        "Use GET; scenes and feeds are changed in the console")
                .comparing("GET", request.getMethod());
    }

    /** Says nothing of the exception, which may hold anything. */
    private static Problem defect(HttpServletRequest request) {
        return Problem.of(
                "request.failed",
                ProblemKind.INTERNAL,
                "The platform failed to answer",
                request.getRequestURI(),
                "See data/log/qilian.log");
    }
}
