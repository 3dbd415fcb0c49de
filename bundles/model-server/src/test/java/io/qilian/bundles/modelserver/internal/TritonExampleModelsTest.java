package io.qilian.bundles.modelserver.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Triton's own example models, which its clients' examples expect. */
class TritonExampleModelsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"simple, INT32", "simple_int8, INT8"})
    void numbersAreAddedAndTakenOff(String example, String type) throws Exception {
        try (TestServer server = serve(example)) {
            JsonNode answer = infer(server, type, "[9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9]");
            assertThat(answer.at("/outputs/0/data/0").asInt()).isEqualTo(18);
            assertThat(answer.at("/outputs/1/data/0").asInt()).isZero();
        }
    }

    @Test
    void textsAreReadAsNumbersAndWrittenAsTexts() throws Exception {
        try (TestServer server = serve("simple_string")) {
            JsonNode answer = infer(server, "BYTES", "[" + "\"9\",".repeat(15) + "\"9\"]");
            assertThat(answer.at("/outputs/0/data/0").asText()).isEqualTo("18");
            assertThat(answer.at("/outputs/1/data/15").asText()).isEqualTo("0");
        }
    }

    private TestServer serve(String example) throws IOException {
        Path model = RealData.require("conformance/triton-example-model-repository/" + example + "/1/model.onnx");
        Models.put(folder, "example", "1.0.0", Files.readAllBytes(model), Models.TENSORS.formatted("OUTPUT0, OUTPUT1"));
        return new TestServer(folder);
    }

    private static JsonNode infer(TestServer server, String type, String data) {
        String input = "{\"name\":\"INPUT%d\",\"shape\":[1,16],\"datatype\":\"" + type + "\",\"data\":" + data + "}";
        return TestServer.json(server.post(
                "/v2/models/example/infer", "{\"inputs\":[" + input.formatted(0) + "," + input.formatted(1) + "]}"));
    }
}
