package io.qilian.bundles.onnx.internal.trial;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads the shapes that a model is to be tried with. Part of the child process: needs the JDK alone. */
final class TrialShapes {

    private TrialShapes() {}

    static void write(List<Map<String, List<Long>>> shapes, DataOutputStream out) throws IOException {
        out.writeInt(shapes.size());
        for (Map<String, List<Long>> inputs : shapes) {
            out.writeInt(inputs.size());
            for (Map.Entry<String, List<Long>> input : inputs.entrySet()) {
                out.writeUTF(input.getKey());
                out.writeInt(input.getValue().size());
                for (long extent : input.getValue()) {
                    out.writeLong(extent);
                }
            }
        }
        out.flush();
    }

    static List<Map<String, long[]>> read(DataInputStream in) throws IOException {
        List<Map<String, long[]>> shapes = new ArrayList<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            Map<String, long[]> inputs = new LinkedHashMap<>();
            for (int more = in.readInt(); more > 0; more--) {
                String name = in.readUTF();
                long[] shape = new long[in.readInt()];
                for (int i = 0; i < shape.length; i++) {
                    shape[i] = in.readLong();
                }
                inputs.put(name, shape);
            }
            shapes.add(inputs);
        }
        return shapes;
    }
}
