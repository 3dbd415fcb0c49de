package io.qilian.bundles.rest.internal;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Lets in only who asks for this machine by one of its own names, and no page of another origin, so that a foreign web
 * page cannot reach the platform, not even through a name that it has made point here. Sets the headers that every
 * answer has.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class LoopbackFilter implements Filter {

    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "0:0:0:0:0:0:0:1");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Referrer-Policy", "no-referrer");
        answer.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        answer.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (!OWN_NAMES.contains(asked.getServerName().toLowerCase(Locale.ROOT))) {
            refuse(answer, "Host", "127.0.0.1, localhost or [::1]", asked.getServerName());
        } else if (asked.getHeader("Origin") != null && !ownOrigin(asked)) {
            refuse(answer, "Origin", "the origin of this address, or none", asked.getHeader("Origin"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean ownOrigin(HttpServletRequest asked) {
        return ("http://" + asked.getHeader("Host")).equalsIgnoreCase(asked.getHeader("Origin"));
    }

    private static void refuse(HttpServletResponse answer, String header, String expected, String actual)
            throws IOException {
        Problem foreign = Problem.of(
                        "request.foreign",
                        ProblemKind.INPUT,
                        "This address answers to this machine only",
                        header,
                        "Open http://127.0.0.1 with the port of the platform on the machine itself")
                .comparing(expected, actual);
        Answers.problem(answer, HttpServletResponse.SC_FORBIDDEN, foreign);
    }
}
