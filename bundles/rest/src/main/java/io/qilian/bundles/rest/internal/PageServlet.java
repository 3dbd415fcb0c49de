package io.qilian.bundles.rest.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /}: the page with the live picture. It holds no data; it asks the interfaces for it. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/")
public final class PageServlet extends RestServlet {

    private static final long serialVersionUID = 1L;
    private static final Map<String, String> TYPES = Map.of(
            "/index.html", "text/html; charset=utf-8",
            "/page.js", "text/javascript; charset=utf-8",
            "/page.css", "text/css; charset=utf-8");

    @Override
    protected void get(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = request.getServletPath();
        String file = asked.isEmpty() || asked.equals("/") ? "/index.html" : asked;
        if (!TYPES.containsKey(file)) {
            throw noSuchPath(request, "/");
        }
        try (InputStream page = PageServlet.class.getResourceAsStream("/web" + file)) {
            response.setContentType(TYPES.get(file));
            page.transferTo(response.getOutputStream());
        }
    }
}
