package io.qilian.bundles.modellibrary.internal.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import io.qilian.bundles.modellibrary.internal.draft.CardDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema says what the reader takes, for editors and for those who generate cards. */
class CardSchemaTest {

    private static final Path MODELS = Path.of("../../models");
    private static final Path PUBLISHED = MODELS.resolve("card.schema.json");

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(CardSchema.write());

    @Test
    void isPublishedAsItIsRead() throws IOException {
        Path written = Path.of("target/card.schema.json");
        Files.writeString(written, CardSchema.write());
        assertThat(PUBLISHED).as("%s is the present one: copy it", written).hasSameTextualContentAs(written);
    }

    @ParameterizedTest
    @MethodSource("shippedCards")
    void takesTheCardsThatAreShipped(Path card) throws IOException {
        assertThat(problems(Files.readString(card))).isEmpty();
    }

    static List<Path> shippedCards() throws IOException {
        try (Stream<Path> files = Files.walk(MODELS, 3)) {
            return files.filter(file -> file.getFileName().toString().equals("README.md"))
                    .filter(file -> Files.exists(file.resolveSibling("model.onnx")))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"named", "colour", "spots-1"})
    void takesDraftedCards(String model) {
        assertThat(problems(drafted(model))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            decoder: yolov8      | decoder: yolov99     | enumeration
            width: 64            | width: wide          | integer
            colour: RGB          | color: RGB           | color
            version: 1.0.0       | version: 1.0         | string
            height: 32           | height: 4            | minimum
            license: agpl-3.0    | licence: agpl-3.0    | license
            """)
    void refusesWhatTheReaderRefuses(String right, String wrong, String told) {
        String card = drafted("named");
        assertThat(card).contains(right);
        assertThat(problems(card.replace(right, wrong)))
                .anySatisfy(problem -> assertThat(problem.getMessage()).contains(told));
    }

    private static String drafted(String model) {
        return CardDraft.of(
                        RegistrationRequest.of(model + ".onnx"),
                        Path.of("src/test/resources", model + ".onnx"),
                        "0".repeat(64),
                        name -> "1.0.0")
                .card();
    }

    private Set<ValidationMessage> problems(String card) {
        return schema.validate(card.substring(4, card.indexOf("\n---", 4)), InputFormat.YAML);
    }
}
