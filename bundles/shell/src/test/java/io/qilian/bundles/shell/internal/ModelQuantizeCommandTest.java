package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.QuantizationReport;
import io.qilian.bundles.modellibrary.api.Registration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelQuantizeCommandTest {

    private static final Registration REGISTERED = new Registration(
            "road-objects", "1.1.0", "0".repeat(64), "/work/1.1.0", Samples.NOON, new Change("li", ""));

    private final MeasuredModels measured = new MeasuredModels();
    private final KarafConsole console = new KarafConsole(new Platform()).with(measured);

    @AfterEach
    void close() {
        console.close();
    }

    private static QuantizationReport report(List<String> inFloat, double runMs) {
        return new QuantizationReport(
                REGISTERED, "road-objects:1.0.0", 96, 37, 32, inFloat, 0.9876, 2.94, runMs, 2_629_204, 799_641);
    }

    @Test
    void tellsWhatCameOut() {
        measured.quantized = report(List.of(), 1.93);
        assertThat(console.run("model:quantize --calibrate frames --reason cheaper road-objects"))
                .isEqualTo(
                        """
                        Measuring and comparing; Ctrl+C ends it.
                        32 convolutions work on numbers of 8 bits, calibrated with 96 pictures.
                        Compared on 37 other pictures: 0.988 of the detections are found by both versions.
                        A run takes 1.93 ms (road-objects:1.0.0: 2.94 ms); the file has 799 kB (before: 2629 kB).
                        road-objects:1.1.0 is registered. model:promote lets an alias stand for it.
                        """);
        assertThat(measured.calls).containsExactly("quantize road-objects@prod frames console cheaper");
    }

    @Test
    void saysWhatStayedInSinglePrecisionAndThatItIsNotFaster() {
        measured.quantized = report(List.of("stem", "neck"), 3.5);
        assertThat(console.run("model:quantize --calibrate frames road-objects"))
                .contains("Left in single precision for their error: stem, neck")
                .contains("on this machine it is not faster");
    }
}
