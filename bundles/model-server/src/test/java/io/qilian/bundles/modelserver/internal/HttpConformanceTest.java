package io.qilian.bundles.modelserver.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients need that speak HTTP, point by point: requests as the clients write them, answers as they read them. */
class HttpConformanceTest {

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        Models.putAll(folder);
        server = new TestServer(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static HttpResponse<byte[]> stockInference() {
        byte[] json = Tensors.simpleJson("7", true);
        byte[] body = Tensors.join(json, Tensors.ints(Tensors.row(0)), Tensors.ints(Tensors.row(100)));
        return server.post("/v2/models/simple/infer", body, "Inference-Header-Content-Length", json.length + "");
    }

    @Test
    void point01TritonsClientSendsBinaryInputsAndAsksForBinaryOutputs() {
        HttpResponse<byte[]> response = stockInference();
        assertThat(response.statusCode()).isEqualTo(200);
        int header = length(response);
        assertThat(Tensors.ints(response.body(), header, 16)).startsWith(100, 102, 104);
        assertThat(Tensors.ints(response.body(), header + 64, 16)).startsWith(-100, -100);
    }

    @Test
    void point02TritonsClientReadsTheHeaderAndTheSizeOfEachOutput() {
        HttpResponse<byte[]> response = stockInference();
        JsonNode answer = TestServer.json(Arrays.copyOf(response.body(), length(response)));
        assertThat(answer.get("outputs")).hasSize(2).allSatisfy(output -> {
            assertThat(output.at("/parameters/binary_data_size").asInt()).isEqualTo(64);
            assertThat(output.has("data")).isFalse();
        });
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(answer.get("id").asText()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v2/nothing",
                "POST /v2",
                "GET /v2/models/none",
                "GET /v2/models/simple/infer",
                "POST /v2/models/simple/infer",
                "GET /v2/models/simple/versions/9.9.9",
                "GET /v2/logging",
                "GET /v2/health",
                "GET /v2/models/simple/versions/1/ready",
                "POST /v2/models/simple/generate"
            })
    void point03EveryRefusalIsJsonWithTheKeyError(String request) {
        String[] parts = request.split(" ", -1);
        HttpResponse<byte[]> response = server.send(parts[0], parts[1], new byte[0]);
        assertThat(response.statusCode()).isBetween(400, 501);
        assertThat(TestServer.json(response).get("error").asText()).isNotBlank();
        assertThat(TestServer.json(response)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/health/live",
                "/v2/health/ready",
                "/v2/models/simple/ready",
                "/v2/models/simple/versions/1.0.0/ready",
                "/v2/models/simple/versions/prod/ready"
            })
    void point04HealthIs200(String path) {
        assertThat(server.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void point05TheIndexTakesAnEmptyBodyAndIsAnArray() {
        JsonNode index = TestServer.json(server.post("/v2/repository/index", ""));
        assertThat(index.isArray()).isTrue();
        assertThat(index)
                .extracting(entry -> entry.get("name").asText() + " "
                        + entry.get("version").asText() + " "
                        + entry.get("state").asText())
                .contains("simple 1.1.0 READY", "simple 1.0.0 READY", "colour 1.0.0 READY");
        assertThat(TestServer.json(server.post("/v2/repository/index", "{\"ready\":true}")))
                .hasSameSizeAs(index);
    }

    @Test
    void point06LoadAndUnloadTakeWhatTritonsClientSends() {
        String unload = "{\"parameters\":{\"unload_dependents\":false}}";
        assertThat(server.post("/v2/repository/models/echo-int8/load", "{}").statusCode())
                .isEqualTo(200);
        assertThat(server.post("/v2/repository/models/echo-int8/unload", unload).statusCode())
                .isEqualTo(200);
        assertThat(server.get("/v2/models/echo-int8/ready").statusCode()).isEqualTo(503);
        assertThat(server.post("/v2/repository/models/echo-int8/load", "").statusCode())
                .isEqualTo(200);
        assertThat(server.get("/v2/models/echo-int8/ready").statusCode()).isEqualTo(200);
        String override = "{\"parameters\":{\"config\":\"{}\",\"file:1/model.onnx\":\"AAAA\"}}";
        HttpResponse<byte[]> refused = server.post("/v2/repository/models/echo-int8/load", override);
        assertThat(refused.statusCode()).isEqualTo(501);
        assertThat(TestServer.json(refused).get("error").asText()).contains("registered, not sent");
    }

    @Test
    void point10HealthBodiesSatisfyKServeToo() {
        assertThat(TestServer.json(server.get("/v2/health/live")).get("live").asBoolean())
                .isTrue();
        JsonNode ready = TestServer.json(server.get("/v2/health/ready"));
        assertThat(ready.get("ready").asBoolean()).isTrue();
        assertThat(ready.get("live").asBoolean()).isTrue();
        JsonNode model = TestServer.json(server.get("/v2/models/simple/ready"));
        assertThat(model.get("ready").asBoolean()).isTrue();
        assertThat(model.get("name").asText()).isEqualTo("simple");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2", "/v2/models/simple", "/v2/models/none", "/v2/nothing"})
    void point11TheContentTypeIsJsonWithoutACharacterSet(String path) {
        assertThat(server.get(path).headers().allValues("Content-Type")).containsExactly("application/json");
    }

    @Test
    void point12EveryOutputHasDataOrASize() {
        String request = "{\"inputs\":[{\"name\":\"x\",\"shape\":[3],\"datatype\":\"FP32\",\"data\":[1,2.5,-3]}]}";
        JsonNode answer = TestServer.json(server.post("/v2/models/echo-fp32/infer", request));
        assertThat(answer.get("model_name").asText()).isEqualTo("echo-fp32");
        assertThat(answer.get("model_version").asText()).isEqualTo("1.0.0");
        assertThat(answer.has("id")).isFalse();
        assertThat(answer.at("/outputs/0/data").toString()).isEqualTo("[1.0,2.5,-3.0]");
        assertThat(answer.at("/outputs/0/datatype").asText()).isEqualTo("FP32");
        assertThat(answer.at("/outputs/0/shape").toString()).isEqualTo("[3]");
    }

    @Test
    void point13AModelThatIsNotReadyIsNever200() {
        assertThat(server.get("/v2/models/none/ready").statusCode()).isEqualTo(404);
        server.post("/v2/repository/models/echo-int16/unload", "");
        HttpResponse<byte[]> response = server.get("/v2/models/echo-int16/ready");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(TestServer.json(response).get("error").asText()).contains("unloaded");
        server.post("/v2/repository/models/echo-int16/load", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v2/systemsharedmemory/unregister",
                "POST /v2/cudasharedmemory/unregister",
                "GET /v2/systemsharedmemory/status",
                "POST /v2/trace/setting"
            })
    void point15SharedMemoryAndTraceAreRefusedAsUnsupported(String request) {
        String[] parts = request.split(" ", -1);
        HttpResponse<byte[]> response = server.send(parts[0], parts[1], new byte[0]);
        assertThat(response.statusCode()).isEqualTo(501);
        assertThat(TestServer.json(response).get("error").asText()).contains("not offered");
    }

    /** The Java client reads the JSON with a single read, so it must be whole in what arrives first. */
    @Test
    void point16TheBytesAreExactlyTheSumOfTheSizesAndTheJsonComesFirst() throws IOException {
        byte[] json = Tensors.simpleJson("", true);
        byte[] body = Tensors.join(json, Tensors.ints(Tensors.row(0)), Tensors.ints(Tensors.row(1)));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.httpPort())) {
            String head = "POST /v2/models/simple/infer HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + body.length
                    + "\r\nInference-Header-Content-Length: " + json.length + "\r\n\r\n";
            socket.getOutputStream().write(Tensors.join(Tensors.utf8(head), body));
            byte[] first = new byte[64 << 10];
            InputStream in = socket.getInputStream();
            int count = in.read(first);
            String text = new String(first, 0, count, StandardCharsets.ISO_8859_1);
            assertThat(text).contains("\r\n\r\n{").contains("\"binary_data_size\":64}}]}");
            int header = Integer.parseInt(text.replaceFirst("(?is).*inference-header-content-length: *(\\d+).*", "$1"));
            int whole = Integer.parseInt(text.replaceFirst("(?is).*\r\ncontent-length: *(\\d+).*", "$1"));
            assertThat(whole - header).isEqualTo(2 * 64);
        }
    }

    @Test
    void point17AdvertisesOnlyWhatWorks() {
        JsonNode metadata = TestServer.json(server.get("/v2"));
        assertThat(metadata.get("name").asText()).isEqualTo("qilian");
        assertThat(metadata.get("version").asText()).isEqualTo("1.2.3");
        assertThat(Stream.of("extenstion", "extentions").anyMatch(metadata::has))
                .isFalse();
        assertThat(metadata.get("extensions"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "binary_tensor_data", "model_configuration", "model_repository", "parameters", "statistics");
        assertThat(server.get("/v2/models/simple/config").statusCode()).isEqualTo(200);
        assertThat(server.get("/v2/models/stats").statusCode()).isEqualTo(200);
    }

    @Test
    void point18ReservedParametersAreTakenAndDoNotReachTheModel() {
        String parameters = "\"parameters\":{\"sequence_id\":0,\"sequence_start\":false,\"sequence_end\":false,"
                + "\"priority\":0,\"timeout\":5000000,\"headers\":\"x\",\"triton_enable_empty_final_response\":false}";
        String request = "{" + parameters
                + ",\"inputs\":[{\"data\":[[1,2],[3,4]],\"datatype\":\"INT64\",\"shape\":[4],\"name\":\"x\"}]}";
        JsonNode answer = TestServer.json(server.post("/v2/models/echo-int64/infer", request));
        assertThat(answer.at("/outputs/0/data").toString()).isEqualTo("[1,2,3,4]");
    }

    static int length(HttpResponse<byte[]> response) {
        return Integer.parseInt(
                response.headers().firstValue("Inference-Header-Content-Length").orElseThrow());
    }
}
