package io.qilian.bundles.rest.internal;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers requests, and tells problems in one form. */
abstract class RestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().replaceFirst("^/", "");
        try {
            get(path, request, response);
        } catch (ProblemException e) {
            Answers.problem(response, e.problem());
        } catch (IllegalArgumentException e) {
            Answers.problem(
                    response,
                    Problem.of(
                            "request.parameter",
                            ProblemKind.INPUT,
                            String.valueOf(e.getMessage()),
                            request.getRequestURI(),
                            "Correct the parameter"));
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
}
