package io.qilian.bundles.modelserver.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import java.io.IOException;
import java.util.Set;

/**
 * A request to the repository.
 *
 * @param readyOnly whether only models are asked for that can answer
 * @param parameters names of the parameters; none of their values is of use here
 */
public record RepositoryRequest(boolean readyOnly, Set<String> parameters) {

    private static final String WHERE = "request";

    /**
     * Reads a request.
     *
     * @param body JSON, or nothing
     * @return the request
     */
    public static RepositoryRequest read(byte[] body) {
        boolean ready = false;
        Set<String> names = Set.of();
        try (JsonParser parser = InferRequestReader.JSON.createParser(body)) {
            if (parser.nextToken() == null) {
                return new RepositoryRequest(false, names);
            }
            Json.require(parser.currentToken(), JsonToken.START_OBJECT, WHERE);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                switch (key) {
                    case "ready" -> ready = parser.currentToken() == JsonToken.VALUE_TRUE;
                    case "parameters" ->
                        names = InferRequestReader.parameters(parser).keySet();
                    default -> parser.skipChildren();
                }
            }
            return new RepositoryRequest(ready, names);
        } catch (JsonProcessingException e) {
            throw Refusals.invalid("The request is no JSON of this kind", WHERE, "a JSON object", Json.told(e));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }
}
