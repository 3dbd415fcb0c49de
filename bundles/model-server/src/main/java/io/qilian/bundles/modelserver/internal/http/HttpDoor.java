package io.qilian.bundles.modelserver.internal.http;

import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import io.qilian.bundles.modelserver.internal.protocol.Verdict;
import io.qilian.kernel.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The protocol over HTTP: finds out what a request is for, and tells what went wrong in the protocol's form. */
public final class HttpDoor {

    private static final Logger log = LoggerFactory.getLogger(HttpDoor.class);
    private static final Set<String> NOT_OFFERED = Set.of("systemsharedmemory", "cudasharedmemory", "trace", "logging");
    private static final Set<String> MODEL_ACTIONS = Set.of("ready", "config", "stats");

    private final ModelRoutes models;
    private final ServerRoutes server;

    /**
     * A door.
     *
     * @param models what concerns one model
     * @param server what concerns the server
     */
    public HttpDoor(ModelRoutes models, ServerRoutes server) {
        this.models = models;
        this.server = server;
    }

    /**
     * Answers a request.
     *
     * @param request the request, below /v2
     * @param response its answer
     * @throws IOException if the client has gone
     */
    public void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer answer;
        try {
            answer = answer(request);
        } catch (ProblemException e) {
            if (Verdict.of(e) == Verdict.WRONG_METHOD) {
                response.setHeader("Allow", e.problem().expected());
            }
            answer = Answer.error(Verdict.of(e).httpStatus(), Verdict.message(e));
        } catch (RuntimeException e) {
            log.error("{} failed", request.getRequestURI(), e);
            answer = Answer.error(Verdict.INTERNAL.httpStatus(), Verdict.message(e));
        }
        answer.send(request, response);
    }

    private Answer answer(HttpServletRequest request) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        List<String> parts =
                Stream.of(path.split("/")).filter(part -> !part.isEmpty()).toList();
        if (parts.isEmpty()) {
            require(request, "GET");
            return server.metadata();
        }
        return switch (parts.get(0)) {
            case "health" -> health(request, parts);
            case "models" -> models(request, parts);
            case "repository" -> repository(request, parts);
            case "metrics" -> metrics(request, parts);
            default -> {
                if (NOT_OFFERED.contains(parts.get(0))) {
                    throw Refusals.unsupported(
                            "This extension is not offered",
                            request.getRequestURI(),
                            "Send tensors in the request; GET /v2 lists what is offered");
                }
                throw Refusals.unknownPath(request.getRequestURI());
            }
        };
    }

    private Answer health(HttpServletRequest request, List<String> parts) {
        String what = parts.size() == 2 ? parts.get(1) : "";
        if (!what.matches("live|ready")) {
            throw Refusals.unknownPath(request.getRequestURI());
        }
        require(request, "GET");
        return what.equals("live") ? server.live() : server.ready();
    }

    private Answer metrics(HttpServletRequest request, List<String> parts) {
        if (parts.size() != 1) {
            throw Refusals.unknownPath(request.getRequestURI());
        }
        require(request, "GET");
        return server.metrics();
    }

    private Answer models(HttpServletRequest request, List<String> parts) throws IOException {
        if (parts.size() == 1) {
            require(request, "GET");
            return server.models();
        }
        if (parts.size() == 2 && parts.get(1).equals("stats")) {
            require(request, "GET");
            return models.allStatistics();
        }
        boolean versioned = parts.size() > 3 && parts.get(2).equals("versions");
        String version = versioned ? parts.get(3) : "";
        List<String> rest = parts.subList(versioned ? 4 : 2, parts.size());
        String action = rest.size() == 1 ? rest.get(0) : "";
        if (rest.size() > 1 || (rest.size() == 1 && !MODEL_ACTIONS.contains(action) && !action.equals("infer"))) {
            throw rest.get(0).matches("generate|generate_stream|trace")
                    ? Refusals.unsupported(
                            "This extension is not offered", request.getRequestURI(), "Use infer instead")
                    : Refusals.unknownPath(request.getRequestURI());
        }
        require(request, action.equals("infer") ? "POST" : "GET");
        String name = parts.get(1);
        return switch (action) {
            case "infer" -> models.infer(name, version, request);
            case "ready" -> models.ready(name, version);
            case "config" -> models.config(name, version);
            case "stats" -> models.statistics(name, version);
            default -> models.metadata(name, version);
        };
    }

    private Answer repository(HttpServletRequest request, List<String> parts) throws IOException {
        boolean index = parts.size() == 2 && parts.get(1).equals("index");
        boolean change = parts.size() == 4
                && parts.get(1).equals("models")
                && parts.get(3).matches("load|unload");
        if (!index && !change) {
            throw Refusals.unknownPath(request.getRequestURI());
        }
        require(request, "POST");
        if (index) {
            return server.index(request);
        }
        return server.change(parts.get(2), parts.get(3).equals("load"), request);
    }

    private static void require(HttpServletRequest request, String method) {
        if (!request.getMethod().equals(method)) {
            throw Refusals.wrongMethod(request.getRequestURI(), method, request.getMethod());
        }
    }
}
