package io.qilian.bundles.onnx.internal.trial;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What runs in the child process of a trial: needs the JDK and ONNX Runtime alone. Tells its results in lines. */
public final class TrialProgram {

    /** How a line of the program begins, between whatever the runtime may print. */
    static final String MARK = "qilian-trial ";

    static final String LOADED = "loaded";
    static final String RAN = "ran";
    static final String PEAK = "peak";
    static final String REFUSED = "refused";
    static final String FAILED = "failed";

    private static final double NANOS_PER_MILLI = 1e6;
    private static final long KIB = 1024;

    private final OrtEnvironment environment =
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "qilian-trial");

    private TrialProgram() {}

    /**
     * Tries a model; the shapes come by the standard input.
     *
     * @param words the ONNX file, and how often each shape is run
     * @throws IOException if the parent process is gone
     */
    public static void main(String[] words) throws IOException {
        DataInputStream shapes = new DataInputStream(System.in);
        new TrialProgram().tryOut(Path.of(words[0]), Integer.parseInt(words[1]), shapes);
        System.out.flush();
        // Nothing of the model is to run any more, not even its end.
        Runtime.getRuntime().halt(0);
    }

    private void tryOut(Path model, int runs, DataInputStream in) throws IOException {
        long began = System.nanoTime();
        try (SessionOptions options = options();
                OrtSession session = environment.createSession(model.toString(), options)) {
            tell(LOADED, (System.nanoTime() - began) / NANOS_PER_MILLI);
            for (Map<String, long[]> shapes : TrialShapes.read(in)) {
                if (!run(session, shapes, runs)) {
                    return;
                }
            }
            tell(PEAK, peakBytes());
        } catch (OrtException e) {
            tell(REFUSED, e.getCode() + " " + firstLine(e));
        }
    }

    private static SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
        return options;
    }

    private boolean run(OrtSession session, Map<String, long[]> shapes, int runs) {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (NodeInfo input : session.getInputInfo().values()) {
                inputs.put(input.getName(), zeros(input, shapes.get(input.getName())));
            }
            double[] millis = new double[runs];
            // The first run allocates, and is not counted.
            session.run(inputs).close();
            for (int i = 0; i < runs; i++) {
                long began = System.nanoTime();
                session.run(inputs).close();
                millis[i] = (System.nanoTime() - began) / NANOS_PER_MILLI;
            }
            Arrays.sort(millis);
            tell(RAN, millis[runs / 2]);
            return true;
        } catch (OrtException e) {
            tell(FAILED, firstLine(e));
            return false;
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor zeros(NodeInfo input, long[] given) throws OrtException {
        if (!(input.getInfo() instanceof TensorInfo info)) {
            throw new OrtException("input " + input.getName() + " is no tensor");
        }
        long[] shape = given == null ? info.getShape() : given;
        BigInteger bytes = BigInteger.valueOf(elementBytes(info.type));
        for (long extent : shape) {
            if (extent < 0) {
                throw new OrtException("no shape is given for the open input " + input.getName());
            }
            bytes = bytes.multiply(BigInteger.valueOf(extent));
        }
        if (bytes.bitLength() >= Integer.SIZE) {
            throw new OrtException("input " + input.getName() + " would take " + bytes + " bytes");
        }
        if (info.type == OnnxJavaType.STRING) {
            String[] texts = new String[bytes.intValue() / info.type.size];
            Arrays.fill(texts, "0");
            return OnnxTensor.createTensor(environment, texts, shape);
        }
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.intValue()).order(ByteOrder.nativeOrder());
        return OnnxTensor.createTensor(environment, buffer, shape, info.type);
    }

    private static long elementBytes(OnnxJavaType type) throws OrtException {
        if (type.size <= 0) {
            throw new OrtException("an input of type " + type + " cannot be tried");
        }
        return type.size;
    }

    private static long peakBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * KIB;
            }
        }
        throw new IOException("the system does not tell the memory of processes");
    }

    private static String firstLine(OrtException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static void tell(String what, Object value) {
        System.out.println(MARK + what + " " + value);
    }
}
