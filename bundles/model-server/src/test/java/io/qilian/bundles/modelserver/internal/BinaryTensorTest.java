package io.qilian.bundles.modelserver.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The binary tensor extension, and encodings of bodies. */
class BinaryTensorTest {

    private static final String HEADER = "Inference-Header-Content-Length";

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

    @ParameterizedTest
    @CsvSource({
        "FP32, 4",
        "FP64, 8",
        "FP16, 2",
        "INT8, 1",
        "UINT8, 1",
        "INT16, 2",
        "INT32, 4",
        "INT64, 8",
        "BOOL, 1",
    })
    void everyElementTypeComesBackAsItWent(String type, int size) {
        byte[] data = new byte[3 * size];
        Arrays.fill(data, (byte) 1);
        byte[] json = Tensors.utf8("{\"inputs\":[{\"name\":\"x\",\"shape\":[3],\"datatype\":\"" + type
                + "\",\"parameters\":{\"binary_data_size\":" + data.length
                + "}}],\"outputs\":[{\"name\":\"y\",\"parameters\":{\"binary_data\":true}}]}");
        HttpResponse<byte[]> response = infer("echo-" + type.toLowerCase(Locale.ROOT), json, data);
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        int header = HttpConformanceTest.length(response);
        assertThat(Arrays.copyOfRange(response.body(), header, response.body().length))
                .isEqualTo(data);
        assertThat(TestServer.json(Arrays.copyOf(response.body(), header))
                        .at("/outputs/0/datatype")
                        .asText())
                .isEqualTo(type);
    }

    @Test
    void textsGoWithTheirLengthsAndAsJson() {
        byte[] data = Tensors.elements(Tensors.utf8("红灯"), Tensors.utf8(""), Tensors.utf8("car"));
        byte[] json = Tensors.utf8("{\"inputs\":[{\"name\":\"x\",\"shape\":[3],\"datatype\":\"BYTES\",\"parameters\":"
                + "{\"binary_data_size\":" + data.length + "}}],\"parameters\":{\"binary_data_output\":true}}");
        HttpResponse<byte[]> response = infer("echo-bytes", json, data);
        int header = HttpConformanceTest.length(response);
        assertThat(Arrays.copyOfRange(response.body(), header, response.body().length))
                .isEqualTo(data);
        JsonNode answer = TestServer.json(server.post(
                "/v2/models/echo-bytes/infer",
                "{\"inputs\":[{\"name\":\"x\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"红\",\"b\"]}]}"));
        assertThat(answer.at("/outputs/0/data").toString()).isEqualTo("[\"红\",\"b\"]");
    }

    @Test
    void binaryAndJsonMixAndAnOutputsOwnWishOverridesTheRequests() {
        byte[] json = Tensors.utf8("{\"inputs\":["
                + "{\"name\":\"INPUT0\",\"shape\":[1,16],\"datatype\":\"INT32\",\"data\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]},"
                + "{\"name\":\"INPUT1\",\"shape\":[1,16],\"datatype\":\"INT32\",\"parameters\":{\"binary_data_size\":64}}],"
                + "\"outputs\":[{\"name\":\"OUTPUT1\"},{\"name\":\"OUTPUT0\",\"parameters\":{\"binary_data\":false}}],"
                + "\"parameters\":{\"binary_data_output\":true}}");
        HttpResponse<byte[]> response = infer("simple", json, Tensors.ints(Tensors.row(0)));
        int header = HttpConformanceTest.length(response);
        JsonNode answer = TestServer.json(Arrays.copyOf(response.body(), header));
        assertThat(answer.at("/outputs/0/name").asText()).isEqualTo("OUTPUT1");
        assertThat(answer.at("/outputs/0/parameters/binary_data_size").asInt()).isEqualTo(64);
        assertThat(answer.at("/outputs/1/data").toString()).startsWith("[1,2,3,");
        assertThat(Tensors.ints(response.body(), header, 16)).startsWith(1, 0, -1);
    }

    @Test
    void anOutputWithoutElementsHasASizeOfZeroAndTheAnswerIsPlainJson() {
        byte[] json =
                Tensors.utf8("{\"inputs\":[{\"name\":\"x\",\"shape\":[4],\"datatype\":\"FP32\",\"data\":[0,0,0,0]}],"
                        + "\"parameters\":{\"binary_data_output\":true}}");
        HttpResponse<byte[]> response = server.post("/v2/models/non-zero/infer", json);
        assertThat(response.headers().firstValue(HEADER)).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode output = TestServer.json(response).at("/outputs/0");
        assertThat(output.at("/parameters/binary_data_size").asInt(-1)).isZero();
        assertThat(output.at("/shape").toString()).isEqualTo("[1,0]");
        assertThat(output.has("data")).isFalse();
    }

    @Test
    void aHeaderOfZeroMeansThatTheBodyIsTheOneInput() {
        HttpResponse<byte[]> response = server.post("/v2/models/echo-int32/infer", Tensors.ints(5, 6, 7), HEADER, "0");
        int header = HttpConformanceTest.length(response);
        assertThat(TestServer.json(Arrays.copyOf(response.body(), header))
                        .at("/outputs/0/shape")
                        .toString())
                .isEqualTo("[3]");
        assertThat(Tensors.ints(response.body(), header, 3)).containsExactly(5, 6, 7);
        HttpResponse<byte[]> text = server.post("/v2/models/echo-bytes/infer", "hello", HEADER, "0");
        assertThat(new String(text.body(), StandardCharsets.UTF_8)).endsWith("hello");
        assertThat(server.post("/v2/models/simple/infer", new byte[64], HEADER, "0")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.post("/v2/models/echo-int32/infer", new byte[5], HEADER, "0")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1000000", "99999999999999999999", "1.5"})
    void aHeaderThatIsNotWithinTheBodyIsRefused(String header) {
        HttpResponse<byte[]> response = server.post("/v2/models/simple/infer", "{}", HEADER, header);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).get("error").asText()).contains(HEADER, "expected", header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void bodiesMayBeEncodedBothWays(String encoding) throws IOException {
        int elements = 2000;
        byte[] json = Tensors.utf8("{\"inputs\":[{\"name\":\"x\",\"shape\":[" + elements
                + "],\"datatype\":\"INT8\",\"parameters\":{\"binary_data_size\":" + elements
                + "}}],\"parameters\":{\"binary_data_output\":true}}");
        byte[] body = Tensors.join(json, new byte[elements]);
        HttpResponse<byte[]> response = server.post(
                "/v2/models/echo-int8/infer",
                encoded(body, encoding),
                HEADER,
                json.length + "",
                "Content-Encoding",
                encoding,
                "Accept-Encoding",
                encoding);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Encoding")).hasValue(encoding);
        ByteArrayInputStream in = new ByteArrayInputStream(response.body());
        byte[] plain = (encoding.equals("gzip") ? new GZIPInputStream(in) : new InflaterInputStream(in)).readAllBytes();
        assertThat(plain.length).isEqualTo(HttpConformanceTest.length(response) + elements);
    }

    @Test
    void encodingsThatAreUnknownBrokenOrABombAreRefused() throws IOException {
        String path = "/v2/models/echo-int8/infer";
        assertThat(server.post(path, "{}", "Content-Encoding", "br").statusCode())
                .isEqualTo(415);
        assertThat(server.post(path, "no gzip", "Content-Encoding", "gzip").statusCode())
                .isEqualTo(400);
        byte[] bomb = encoded(new byte[TestServer.MOST_BODY_BYTES + 1], "gzip");
        HttpResponse<byte[]> response = server.post(path, bomb, "Content-Encoding", "gzip");
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(TestServer.json(response).get("error").asText()).contains("at most 8388608 bytes");
    }

    private static HttpResponse<byte[]> infer(String model, byte[] json, byte[] data) {
        return server.post("/v2/models/" + model + "/infer", Tensors.join(json, data), HEADER, json.length + "");
    }

    private static byte[] encoded(byte[] bytes, String encoding) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encoder =
                encoding.equals("gzip") ? new GZIPOutputStream(out) : new DeflaterOutputStream(out)) {
            encoder.write(bytes);
        }
        return out.toByteArray();
    }
}
