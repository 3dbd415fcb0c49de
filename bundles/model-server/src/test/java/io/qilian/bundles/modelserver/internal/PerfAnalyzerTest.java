package io.qilian.bundles.modelserver.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qilian.bundles.modelserver.internal.wire.ModelConfigRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelDynamicBatching;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Point 14: what perf_analyzer asks for before and around its measurement. */
class PerfAnalyzerTest {

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        Models.putAll(folder);
        server = new TestServer(folder);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void point14ServerMetadataModelMetadataAndConfigFitTogether() {
        assertThat(TestServer.json(server.get("/v2")).get("extensions").isArray())
                .isTrue();
        JsonNode metadata = TestServer.json(server.get("/v2/models/simple"));
        assertThat(metadata.get("platform").asText()).isEqualTo("onnxruntime_onnx");
        assertThat(metadata.get("versions").toString()).isEqualTo("[\"1.1.0\",\"1.0.0\"]");
        assertThat(metadata.at("/inputs/0").toString())
                .isEqualTo("{\"name\":\"INPUT0\",\"datatype\":\"INT32\",\"shape\":[-1,16]}");
        JsonNode config = TestServer.json(server.get("/v2/models/simple/config"));
        assertThat(config.get("name").asText()).isEqualTo("simple");
        assertThat(config.get("platform").asText()).isEqualTo("onnxruntime_onnx");
        assertThat(config.get("max_batch_size").asInt()).isEqualTo(64);
        assertThat(config.at("/input/0").toString())
                .isEqualTo("{\"name\":\"INPUT0\",\"data_type\":\"TYPE_INT32\",\"dims\":[16]}");
        assertThat(config.get("output")).hasSize(2);
        assertThat(config.has("dynamic_batching")).isFalse();
        JsonNode fixed = TestServer.json(server.get("/v2/models/colour/config"));
        assertThat(fixed.get("max_batch_size").asInt()).isZero();
        assertThat(fixed.at("/input/0/dims").toString()).isEqualTo("[1,3,32,32]");
    }

    @Test
    void point14StatisticsAreCumulatedSoThatAClientCanTakeDifferences() {
        JsonNode before = TestServer.json(server.get("/v2/models/simple/versions/1.1.0/stats"))
                .at("/model_stats/0");
        assertThat(before.at("/inference_stats/success/count").asInt()).isZero();
        infer(2);
        infer(2);
        server.post("/v2/models/simple/infer", "{\"inputs\":[]}");
        JsonNode after = TestServer.json(server.get("/v2/models/simple/versions/1.1.0/stats"))
                .at("/model_stats/0");
        assertThat(after.get("inference_count").asInt()).isEqualTo(4);
        assertThat(after.get("execution_count").asInt()).isEqualTo(2);
        assertThat(after.get("last_inference").asLong()).isPositive();
        assertThat(after.at("/inference_stats/success/count").asInt()).isEqualTo(2);
        assertThat(after.at("/inference_stats/fail/count").asInt()).isEqualTo(1);
        assertThat(after.at("/inference_stats/compute_infer/ns").asLong()).isPositive();
        assertThat(after.at("/inference_stats/success/ns").asLong())
                .isGreaterThanOrEqualTo(
                        after.at("/inference_stats/compute_infer/ns").asLong());
        assertThat(after.at("/batch_stats/0/batch_size").asInt()).isEqualTo(2);
        assertThat(TestServer.json(server.get("/v2/models/stats")).get("model_stats"))
                .hasSizeGreaterThan(10);
    }

    @Test
    void point14MetricsAreTextUnderTritonsNamesAndNameNoDeviceThatIsNotThere() {
        infer(3);
        HttpResponse<byte[]> response = server.get("/v2/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        String text = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(text)
                .contains("# TYPE nv_inference_request_success counter")
                .contains("nv_inference_request_success{model=\"simple\",version=\"1.1.0\"} 1\n")
                .contains("nv_inference_count{model=\"simple\",version=\"1.1.0\"} 3\n")
                .contains("nv_inference_exec_count{model=\"simple\",version=\"1.1.0\"} 1\n")
                .contains("nv_inference_request_duration_us{", "nv_inference_queue_duration_us{")
                .contains("nv_inference_compute_input_duration_us{", "nv_inference_compute_infer_duration_us{")
                .contains("nv_inference_compute_output_duration_us{", "nv_inference_pending_request_count 0\n")
                .contains("qilian_inference_request_seconds_bucket{model=\"simple\",version=\"1.1.0\",le=\"+Inf\"} 1\n")
                .doesNotContain("nv_gpu_");
    }

    @Test
    void point14ConfigHasDynamicBatchingOnlyWhereCallsShareRuns() {
        String block = Models.TENSORS.formatted("OUTPUT0, OUTPUT1") + "  batch: {maximum: 8, sharing: 'on'}\n";
        Models.put(folder, "shared", "1.0.0", "simple", block);
        server.library.rescan();
        JsonNode config = TestServer.json(server.get("/v2/models/shared/config"));
        assertThat(config.get("max_batch_size").asInt()).isEqualTo(8);
        assertThat(config.get("dynamic_batching").toString())
                .isEqualTo("{\"preferred_batch_size\":[8],\"max_queue_delay_microseconds\":2000}");
        ModelDynamicBatching sharing = server.grpc
                .modelConfig(ModelConfigRequest.newBuilder().setName("shared").build())
                .getConfig()
                .getDynamicBatching();
        assertThat(sharing.getPreferredBatchSizeList()).containsExactly(8);
        assertThat(sharing.getMaxQueueDelayMicroseconds()).isEqualTo(2000);
        assertThat(send("shared", 3).statusCode()).isEqualTo(200);
        assertThat(new String(send("shared", 9).body(), StandardCharsets.UTF_8))
                .contains("The batch is too large", "at most 8");
        JsonNode figures =
                TestServer.json(server.get("/v2/models/shared/stats")).at("/model_stats/0");
        assertThat(figures.get("execution_count").asInt()).isEqualTo(1);
        assertThat(figures.at("/batch_stats/0/batch_size").asInt()).isEqualTo(3);
        assertThat(server.served.statistics().shared().runs()).isEqualTo(1);
    }

    private void infer(int batch) {
        assertThat(send("simple", batch).statusCode()).isEqualTo(200);
    }

    private HttpResponse<byte[]> send(String model, int batch) {
        String numbers = "[" + "1,".repeat(16 * batch - 1) + "1]";
        String input = "{\"name\":\"INPUT%d\",\"shape\":[%d,16],\"datatype\":\"INT32\",\"data\":%s}";
        String request =
                "{\"inputs\":[" + input.formatted(0, batch, numbers) + "," + input.formatted(1, batch, numbers) + "]}";
        return server.post("/v2/models/" + model + "/infer", request);
    }
}
