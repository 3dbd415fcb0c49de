package io.qilian.bundles.modellibrary.internal.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.SessionSettings;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxHeaderReaderTest {

    private static final int MUTATIONS = 5_000;

    @TempDir
    private Path folder;

    @Test
    void tellsWhatAModelWantsAndGives() throws IOException {
        OnnxHeader header = OnnxHeaderReader.read(write(spots()));

        assertThat(header.inputs()).extracting(ValueHeader::toString).containsExactly("images: FLOAT[1, 3, 32, 32]");
        assertThat(header.outputs()).extracting(ValueHeader::name).containsExactly("output");
        assertThat(header.opsets()).containsKey("");
        assertThat(header.operators()).isNotEmpty();
        assertThat(header.externalData()).isEmpty();
    }

    @Test
    void inputsThatHaveAValueAreNotToBeFed() throws IOException {
        Message graph = new Message()
                .message(5, Message.tensor("weight", 2).bytes(9, new byte[8]))
                .message(11, new Message().text(1, "picture"))
                .message(11, new Message().text(1, "weight"));

        OnnxHeader header = OnnxHeaderReader.read(write(Message.model(graph).toBytes()));

        assertThat(header.inputs()).extracting(ValueHeader::name).containsExactly("picture");
        assertThat(header.weightBytes()).isEqualTo(8);
    }

    @Test
    void operatorsOfSubgraphsAndFunctionsCount() throws IOException {
        Message body = new Message().message(1, node("Add"));
        Message branch =
                node("If").message(5, new Message().text(1, "then_branch").message(6, body));
        Message graph = new Message().message(1, branch).message(1, node("Add"));
        Message model = Message.model(graph)
                .message(25, new Message().message(7, node("Gelu").text(7, "com.vendor")));

        OnnxHeader header = OnnxHeaderReader.read(write(model.toBytes()));

        assertThat(header.operators())
                .containsEntry("Add", 2)
                .containsEntry("If", 1)
                .containsEntry("com.vendor.Gelu", 1);
    }

    @Test
    void metadataIsKeptUnlessItIsLong() throws IOException {
        Message model = Message.model(new Message())
                .message(14, Message.entry("stride", "32"))
                .message(14, Message.entry("book", "x".repeat(100_000)));

        assertThat(OnnxHeaderReader.read(write(model.toBytes())).metadata())
                .containsEntry("stride", "32")
                .containsEntry("book", "");
    }

    @Test
    void weightsAreNotRead() throws IOException {
        int rawBytes = 1_000_000_000;
        byte[] begin = new Message()
                .number(1, 8)
                .message(8, new Message().number(2, 17))
                .toBytes();
        Path file = folder.resolve("large.onnx");
        byte[] tensor = Message.tensor("weight", rawBytes / 4).toBytes();
        int tensorBytes = tensor.length + 1 + varintBytes(rawBytes) + rawBytes;
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(begin);
            writeHead(out, 7, 1 + varintBytes(tensorBytes) + tensorBytes);
            writeHead(out, 5, tensorBytes);
            out.write(tensor);
            writeHead(out, 9, rawBytes);
            // A hole: the file takes no space, and what would read it would take long.
            out.setLength(out.getFilePointer() + rawBytes);
        }

        assertThat(OnnxHeaderReader.read(file).weightBytes()).isEqualTo(rawBytes);

        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(out.length() - 1);
        }
        assertRefused(file, "cut off");
    }

    @Test
    void everyFileThatIsCutOffIsRefused() throws IOException {
        byte[] whole = Message.model(new Message().message(1, node("Relu"))).toBytes();

        for (int length = 0; length < whole.length; length++) {
            assertRefused(write(Arrays.copyOf(whole, length)), "model.damaged");
        }
    }

    @Test
    void dimensionsThatCannotBeAreRefused() throws IOException {
        assertRefused(write(model(Message.tensor("w", 3, -1))), "tensor w has a negative dimension");
        assertRefused(write(model(Message.tensor("w", 1L << 40, 1L << 40))), "more elements than can be");
        assertRefused(
                write(model(Message.tensor("w", 2, 3).bytes(9, new byte[23]))),
                "tensor w has 23 bytes where its shape and FLOAT make 24");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        Message graph = new Message().message(1, node("Add"));
        for (int depth = 0; depth < 40; depth++) {
            graph = new Message().message(1, node("If").message(5, new Message().message(6, graph)));
        }

        assertRefused(write(Message.model(graph).toBytes()), "deep");
    }

    @Test
    void fieldsOfAnotherTypeAreRefused() throws IOException {
        assertRefused(write(new Message().text(1, "eight").toBytes()), "field 1 has another type");
    }

    @Test
    void pointersOfGitLfsAreToldAsSuch() throws IOException {
        assertRefused(
                write("version https://git-lfs.github.com/spec/v1\noid sha256:00\n"
                        .getBytes(StandardCharsets.US_ASCII)),
                "git lfs pull");
    }

    @Test
    void noMutationDoesMoreThanBeRefused() throws IOException {
        byte[] whole = spots();
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = whole.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                // The header lies around the weights; both are hit.
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            }
            Path file = write(bytes);
            try {
                OnnxHeaderReader.read(file);
            } catch (ProblemException e) {
                assertThat(e.problem().code()).isEqualTo("model.damaged");
                refused++;
            }
        }
        assertThat(refused).isBetween(1, MUTATIONS);
    }

    @Test
    void realModelsAreReadAsTheRuntimeReadsThem() throws IOException {
        Path models = RealData.require("models");
        try (Stream<Path> files = Files.list(models)) {
            List<Path> onnx =
                    files.filter(file -> file.toString().endsWith(".onnx")).toList();
            assertThat(onnx).isNotEmpty();
            for (Path file : onnx) {
                OnnxSession session = Models.RUNTIME.open(file, SessionSettings.DEFAULT);
                try {
                    assertThat(OnnxHeaderReader.read(file).inputs())
                            .as(file.toString())
                            .extracting(OnnxHeaderReaderTest::form)
                            .containsExactlyElementsOf(session.inputs().stream()
                                    .map(OnnxHeaderReaderTest::form)
                                    .toList());
                } finally {
                    session.retire();
                }
            }
        }
    }

    @Test
    void ofRealModelsThatCannotBeRunTheHeaderIsRead() {
        Path models = RealData.require("models/negative");

        assertThatCode(() -> OnnxHeaderReader.read(models.resolve("lprnet_phuc.onnx")))
                .doesNotThrowAnyException();
    }

    private static String form(ValueHeader value) {
        return value.name()
                + value.shape().stream().map(ValueHeader.Dimension::size).toList();
    }

    private static String form(TensorInfo info) {
        return info.name() + info.shape();
    }

    private static Message node(String operator) {
        return new Message().text(4, operator);
    }

    private static byte[] model(Message tensor) {
        return Message.model(new Message().message(5, tensor)).toBytes();
    }

    private static byte[] spots() throws IOException {
        try (var in = Models.class.getResourceAsStream("/spots-1.onnx")) {
            return in.readAllBytes();
        }
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("model.onnx"), bytes);
    }

    private static void writeHead(RandomAccessFile out, int field, int length) throws IOException {
        out.write((field << 3) | 2);
        int rest = length;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static int varintBytes(int value) {
        return CodedOutputStream.computeUInt32SizeNoTag(value);
    }

    private static void assertRefused(Path file, String told) {
        assertThatThrownBy(() -> OnnxHeaderReader.read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(told);
    }
}
