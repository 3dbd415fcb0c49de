package io.qilian.bundles.modelserver.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import io.qilian.bundles.modelserver.internal.wire.ModelInferRequest;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Our copy of the protocol against the protocol's own: every message, field and number, and every call. */
class ProtocolFieldsTest {

    private static final String OFFICIAL =
            "conformance/open-inference-protocol/specification/protocol/open_inference_grpc.proto";

    private static final Pattern OPENED = Pattern.compile("(message|oneof|service)\\s+(\\w+)");
    private static final Pattern FIELD =
            Pattern.compile("(repeated\\s+)?(map<\\s*\\w+\\s*,\\s*\\w+\\s*>|[\\w.]+)\\s+(\\w+)\\s*=\\s*(\\d+)\\s*;");
    private static final Pattern CALL = Pattern.compile("rpc\\s+(\\w+)\\((\\w+)\\)\\s*returns\\s*\\((\\w+)\\)");

    @Test
    void everyFieldOfTheProtocolHasItsNumberHere() throws IOException {
        Path proto = RealData.require(OFFICIAL);
        Map<String, Integer> official = fields(Files.readAllLines(proto));
        assertThat(official).hasSizeGreaterThan(40).containsEntry("ModelInferRequest.raw_input_contents", 7);
        assertThat(ours()).containsAllEntriesOf(official);
    }

    @Test
    void everyCallOfTheProtocolIsServed() throws IOException {
        Path proto = RealData.require(OFFICIAL);
        Matcher calls = CALL.matcher(Files.readString(proto));
        List<String> official = calls.results()
                .map(call -> call.group(1) + " " + call.group(2) + " " + call.group(3))
                .toList();
        FileDescriptor file = ModelInferRequest.getDescriptor().getFile();
        assertThat(file.getPackage()).isEqualTo("inference");
        List<String> served = file.findServiceByName("GRPCInferenceService").getMethods().stream()
                .map(ProtocolFieldsTest::text)
                .toList();
        assertThat(official).hasSize(6);
        assertThat(served).containsAll(official);
    }

    private static String text(MethodDescriptor method) {
        return method.getName() + " " + method.getInputType().getName() + " "
                + method.getOutputType().getName();
    }

    /** MESSAGE[.MESSAGE].FIELD to number, as the text of a proto says. */
    private static Map<String, Integer> fields(List<String> lines) {
        Map<String, Integer> fields = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>();
        String pending = "";
        for (String line : lines) {
            String code = line.replaceFirst("//.*", "");
            Matcher opened = OPENED.matcher(code);
            if (opened.find()) {
                // The members of a oneof belong to the message around it.
                pending = opened.group(1).equals("message") ? opened.group(2) : "";
            }
            Matcher field = FIELD.matcher(code);
            if (field.find()) {
                fields.put(path(open) + field.group(3), Integer.parseInt(field.group(4)));
            }
            for (int i = 0; i < code.length(); i++) {
                char sign = code.charAt(i);
                if (sign == '{') {
                    open.addLast(pending);
                } else if (sign == '}') {
                    open.removeLast();
                }
            }
        }
        return fields;
    }

    private static String path(Deque<String> open) {
        StringBuilder path = new StringBuilder();
        open.stream().filter(name -> !name.isEmpty()).forEach(name -> path.append(name)
                .append('.'));
        return path.toString();
    }

    private static Map<String, Integer> ours() {
        Map<String, Integer> fields = new TreeMap<>();
        ModelInferRequest.getDescriptor().getFile().getMessageTypes().forEach(type -> add(type, "", fields));
        return fields;
    }

    private static void add(Descriptor type, String around, Map<String, Integer> fields) {
        String path = around + type.getName() + ".";
        for (FieldDescriptor field : type.getFields()) {
            fields.put(path + field.getName(), field.getNumber());
        }
        type.getNestedTypes().forEach(nested -> add(nested, path, fields));
    }
}
