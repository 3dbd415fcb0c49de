package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.ModelQuantization;
import io.qilian.bundles.modellibrary.api.QuantizationReport;
import io.qilian.kernel.api.model.ModelReference;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Makes a version of a detector that works on bytes. */
@Service
@Command(
        scope = "model",
        name = "quantize",
        description =
                "Makes a version of a detector that works on numbers of 8 bits, and registers it if it finds the same")
public final class ModelQuantizeCommand extends ConsoleCommand {

    private static final int KILOBYTE = 1000;

    @Argument(name = "model", description = "NAME, NAME@ALIAS or NAME:VERSION", required = true)
    @Completion(ModelCompleter.class)
    private String model;

    @Option(
            name = "--calibrate",
            description = "Folder with 32 pictures or more like those that the model will see",
            required = true)
    private String pictures;

    @Option(name = "--reason", description = "Why, for the history")
    private String reason = "";

    @Reference
    private ModelQuantization quantization;

    @Override
    void run() {
        Path folder = session().currentDir().resolve(pictures).normalize();
        ModelReference reference = ModelReference.parse(model);
        System.out.println(text("quantize.running"));
        flush();
        QuantizationReport report = quantization.quantize(reference, folder, new AliasMove.Change(user(), reason));
        System.out.println(text("quantize.layers", report.layers(), report.calibrated()));
        if (!report.inFloat().isEmpty()) {
            System.out.println(text("quantize.float", String.join(", ", report.inFloat())));
        }
        System.out.println(text("quantize.agreement", report.compared(), report.agreement()));
        System.out.println(text(
                "quantize.speed",
                report.runMs(),
                report.base(),
                report.baseMs(),
                report.bytes() / KILOBYTE,
                report.baseBytes() / KILOBYTE));
        if (report.runMs() >= report.baseMs()) {
            System.out.println(text("quantize.slower"));
        }
        System.out.println(text(
                "registered",
                report.registration().model() + ":" + report.registration().version()));
    }
}
