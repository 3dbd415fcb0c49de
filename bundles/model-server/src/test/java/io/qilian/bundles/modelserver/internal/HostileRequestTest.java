package io.qilian.bundles.modelserver.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.qilian.bundles.modelserver.internal.wire.InferTensorContents;
import io.qilian.bundles.modelserver.internal.wire.ModelInferRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are wrong, by accident or on purpose: each is refused with what is wrong, and the server goes on. */
class HostileRequestTest {

    private static final String DEEP = "[".repeat(150) + "1" + "]".repeat(150);

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

    /** After each attack the server answers, and holds nothing. */
    @AfterEach
    void goesOn() {
        assertThat(server.post("/v2/models/echo-fp32/infer", input("\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.served.statistics().running()).isZero();
        assertThat(server.served.statistics().waiting()).isZero();
    }

    static Stream<Arguments> wrongRequests() {
        return Stream.of(
                Arguments.of("no JSON", "this is not JSON", "no JSON"),
                Arguments.of("empty", "", "JSON"),
                Arguments.of("an array", "[]", "START_OBJECT"),
                Arguments.of("cut off", "{\"inputs\":[", "no JSON"),
                Arguments.of("no inputs", "{}", "the key inputs"),
                Arguments.of("no input given", "{\"inputs\":[]}", "missing"),
                Arguments.of("something behind", "{\"inputs\":[]} {}", "follows the JSON"),
                Arguments.of("a key twice", "{\"inputs\":[],\"inputs\":[]}", "no JSON"),
                Arguments.of("150 deep", input("\"shape\":[1],\"datatype\":\"FP32\",\"data\":" + DEEP), "100"),
                Arguments.of("overflowing shape", fp32("[4611686018427387904,4,2]", "[1]"), "too large"),
                Arguments.of("shape beyond 64 bits", fp32("[99999999999999999999]", "[1]"), "64 bits"),
                Arguments.of("negative dimension", fp32("[-1]", "[1]"), "negative"),
                Arguments.of("zero elements", fp32("[0]", "[]"), "shape"),
                Arguments.of("33 dimensions", fp32("[" + "1,".repeat(32) + "1]", "[1]"), "at most 32"),
                Arguments.of("wrong rank", fp32("[1,1]", "[1]"), "another shape"),
                Arguments.of("too few elements", fp32("[3]", "[1,2]"), "3 elements"),
                Arguments.of("too many elements", fp32("[1]", "[1,2]"), "1 elements"),
                Arguments.of("NaN", fp32("[1]", "[NaN]"), "no JSON"),
                Arguments.of("infinity by overflow", fp32("[1]", "[1e400]"), "does not fit"),
                Arguments.of("beyond single precision", fp32("[1]", "[1e39]"), "does not fit"),
                Arguments.of("a text", fp32("[1]", "[\"1\"]"), "does not fit"),
                Arguments.of("null", fp32("[1]", "[null]"), "does not fit"),
                Arguments.of("no array", fp32("[1]", "1"), "no array"),
                Arguments.of("no datatype", input("\"shape\":[1],\"data\":[1]"), "datatype"),
                Arguments.of("unknown datatype", input("\"shape\":[1],\"datatype\":\"FP8\",\"data\":[1]"), "FP8"),
                Arguments.of("another datatype", input("\"shape\":[1],\"datatype\":\"INT32\",\"data\":[1]"), "FLOAT32"),
                Arguments.of(
                        "half precision", input("\"shape\":[1],\"datatype\":\"FP16\",\"data\":[1]"), "binary data"),
                Arguments.of("no data", input("\"shape\":[1],\"datatype\":\"FP32\""), "no data"),
                Arguments.of("bytes that are not there", sized("4"), "fewer bytes"),
                Arguments.of("a negative size", sized("-4"), "fewer bytes"),
                Arguments.of("a size that is no number", sized("\"4\""), "fewer bytes"),
                Arguments.of("unknown input", fp32("[1]", "[1]").replace("\"x\"", "\"z\""), "no such input"),
                Arguments.of("input twice", twice(), "twice"),
                Arguments.of("unknown output", withOutputs("{\"name\":\"z\"}"), "no such output"),
                Arguments.of("output twice", withOutputs("{\"name\":\"y\"},{\"name\":\"y\"}"), "twice"),
                Arguments.of("output without name", withOutputs("{}"), "no name"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongRequests")
    void isRefusedWithWhatIsWrong(String name, String request, String told) {
        HttpResponse<byte[]> response = server.post("/v2/models/echo-fp32/infer", request);
        String error = TestServer.json(response).get("error").asText();
        assertThat(response.statusCode()).as(name + ": " + error).isEqualTo(400);
        assertThat(error).contains(told).doesNotContain("Exception", "\n");
    }

    @Test
    void bodiesBeyondTheBoundAre413() {
        byte[] body = new byte[TestServer.MOST_BODY_BYTES + 1];
        assertThat(server.post("/v2/models/echo-fp32/infer", body).statusCode()).isEqualTo(413);
    }

    @Test
    void numbersBeyondTheirTypeAreRefusedRatherThanCutOff() {
        assertThat(status("int8", "[128]")).isEqualTo(400);
        assertThat(status("int8", "[-128]")).isEqualTo(200);
        assertThat(status("uint8", "[-1]")).isEqualTo(400);
        assertThat(status("uint8", "[255]")).isEqualTo(200);
        assertThat(status("int16", "[32768]")).isEqualTo(400);
        assertThat(status("int32", "[2147483648]")).isEqualTo(400);
        assertThat(status("int64", "[9223372036854775808]")).isEqualTo(400);
        assertThat(status("int64", "[1.5]")).isEqualTo(400);
        assertThat(status("bool", "[2]")).isEqualTo(400);
        assertThat(status("bool", "[true]")).isEqualTo(200);
        assertThat(status("bytes", "[1]")).isEqualTo(400);
    }

    @Test
    void aFlagThatIsNeitherTrueNorFalseDoesNotReachTheModel() {
        assertRefused(GrpcConformanceTest.echo("bool", "BOOL", 1, new byte[] {7}), Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void numbersWithoutAFormInJsonAreRefusedUnlessAskedForAsBytes() {
        byte[] json = Tensors.utf8("{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\",\"parameters\":"
                + "{\"binary_data_size\":4}}]}");
        byte[] body = Tensors.join(json, Tensors.ints(Float.floatToIntBits(Float.NaN)));
        HttpResponse<byte[]> response =
                server.post("/v2/models/echo-fp32/infer", body, "Inference-Header-Content-Length", json.length + "");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).get("error").asText()).contains("NaN as JSON", "binary_data");
    }

    @Test
    void elementsOfBytesThatLieAboutTheirLengthAreRefused() {
        byte[] lie = Tensors.join(Tensors.ints(1 << 30), Tensors.utf8("x"));
        assertRefused(GrpcConformanceTest.echo("bytes", "BYTES", 1, lie), Status.Code.INVALID_ARGUMENT);
        assertRefused(GrpcConformanceTest.echo("bytes", "BYTES", 1, new byte[] {1}), Status.Code.INVALID_ARGUMENT);
        byte[] noText = Tensors.elements(new byte[] {(byte) 0xff});
        assertRefused(GrpcConformanceTest.echo("bytes", "BYTES", 1, noText), Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void wrongMessagesOverGrpcAreRefused() {
        assertRefused(simple(request -> request.setModelName("none")), Status.Code.NOT_FOUND);
        assertRefused(simple(request -> request.setModelName("../etc")), Status.Code.NOT_FOUND);
        assertRefused(simple(request -> request.setModelVersion("1")), Status.Code.NOT_FOUND);
        assertRefused(simple(request -> request.clearRawInputContents()), Status.Code.INVALID_ARGUMENT);
        assertRefused(simple(request -> request.addRawInputContents(ByteString.EMPTY)), Status.Code.INVALID_ARGUMENT);
        assertRefused(
                simple(request -> request.setInputs(
                        0,
                        request.getInputs(0).toBuilder()
                                .setContents(InferTensorContents.newBuilder().addIntContents(1)))),
                Status.Code.INVALID_ARGUMENT);
        assertRefused(
                simple(request ->
                        request.setInputs(0, Tensors.input("INPUT0", "INT32", Long.MAX_VALUE, Long.MAX_VALUE))),
                Status.Code.INVALID_ARGUMENT);
        assertRefused(Tensors.simple(new int[16 * 65], new int[16 * 65]).build(), Status.Code.INVALID_ARGUMENT);
    }

    private static ModelInferRequest simple(UnaryOperator<ModelInferRequest.Builder> change) {
        return change.apply(Tensors.simple(Tensors.row(0), Tensors.row(0))).build();
    }

    private static void assertRefused(ModelInferRequest request, Status.Code code) {
        Status status = GrpcConformanceTest.failure(() -> server.grpc.modelInfer(request))
                .getStatus();
        assertThat(status.getCode()).as(status.getDescription()).isEqualTo(code);
        assertThat(status.getDescription()).isNotBlank();
    }

    private static int status(String type, String data) {
        String request = input("\"shape\":[1],\"datatype\":\"" + type.toUpperCase(Locale.ROOT) + "\",\"data\":" + data);
        return server.post("/v2/models/echo-" + type + "/infer", request).statusCode();
    }

    private static String fp32(String shape, String data) {
        return input("\"shape\":" + shape + ",\"datatype\":\"FP32\",\"data\":" + data);
    }

    private static String sized(String size) {
        return input("\"shape\":[1],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":" + size + "}");
    }

    private static String input(String rest) {
        return "{\"inputs\":[{\"name\":\"x\"," + rest + "}]}";
    }

    private static String twice() {
        String one = "{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}";
        return "{\"inputs\":[" + one + "," + one + "]}";
    }

    private static String withOutputs(String outputs) {
        return fp32("[1]", "[1]").replaceFirst("\\{", "{\"outputs\":[" + outputs + "],");
    }
}
