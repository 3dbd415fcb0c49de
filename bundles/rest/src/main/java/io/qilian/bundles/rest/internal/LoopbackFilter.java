package io.qilian.bundles.rest.internal;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Lets in only who asks for this machine by one of its own names, so that a foreign web page cannot reach the platform
 * through a name that it has made point here. Sets the headers that every answer has.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class LoopbackFilter implements Filter {

    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "0:0:0:0:0:0:0:1");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Referrer-Policy", "no-referrer");
        answer.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        String origin = ((HttpServletRequest) request).getHeader("Origin");
        boolean foreign = origin != null && !ownOrigin(origin);
        if (!OWN_NAMES.contains(request.getServerName()) || foreign) {
            answer.sendError(HttpServletResponse.SC_FORBIDDEN, "This address answers on this machine only");
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean ownOrigin(String origin) {
        return OWN_NAMES.stream().anyMatch(name -> origin.matches("https?://" + Pattern.quote(name) + "(:\\d+)?"));
    }
}
