package io.qilian.bundles.modellibrary.internal.bom;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.Registration;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.content.Manifest;
import io.qilian.bundles.modellibrary.internal.header.OnnxHeader;
import io.qilian.bundles.modellibrary.internal.header.OnnxHeaderReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The bill of materials of a version, CycloneDX 1.6 (ECMA-424): one component of the type {@code
 * machine-learning-model} with its card, and its files below it. What the card says stands in the standard's own fields;
 * how far it was checked stands in the properties {@code qilian:claim:…}. Names of people and places of this
 * installation are left out, since the document goes to others. The same version gives the same bytes.
 */
public final class ModelBom {

    private static final JsonFactory JSON = new JsonFactory();

    private final ModelDetails details;
    private final Optional<Registration> registration;
    private final ModelFolder folder;
    private final Manifest files;
    private final OnnxHeader header;
    private final CardClaims claims;

    private ModelBom(ModelDetails details, Optional<Registration> registration) {
        Path place = Path.of(details.folder());
        this.details = details;
        this.registration = registration;
        this.folder = ModelFolder.read(place);
        this.files = Manifest.of(place);
        this.header = OnnxHeaderReader.read(folder.model());
        this.claims = CardClaims.read(place);
    }

    /**
     * Writes the document.
     *
     * @param details the version
     * @param registration how it was registered, of which the time is that of the document
     * @return JSON
     * @throws io.qilian.kernel.api.problem.ProblemException if the version's files cannot be read
     */
    public static String of(ModelDetails details, Optional<Registration> registration) {
        StringWriter text = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            new ModelBom(details, registration).write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return text.append('\n').toString();
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        json.writeStringField("bomFormat", "CycloneDX");
        json.writeStringField("specVersion", "1.6");
        json.writeStringField("serialNumber", "urn:uuid:" + serial(files.content()));
        json.writeNumberField("version", 1);
        metadata(json);
        json.writeArrayFieldStart("components");
        component(json);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A UUID of version 8 (RFC 9562) made of the first 16 bytes of a digest. */
    static UUID serial(String digest) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(digest));
        long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
        long low = (bytes.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low);
    }

    private void metadata(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("metadata");
        if (registration.isPresent()) {
            json.writeStringField(
                    "timestamp",
                    registration
                            .get()
                            .registeredAt()
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString());
        }
        json.writeObjectFieldStart("tools");
        json.writeArrayFieldStart("components");
        json.writeStartObject();
        json.writeStringField("type", "application");
        json.writeStringField("name", "qilian");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void component(JsonGenerator json) throws IOException {
        String name = folder.card().name();
        String version = folder.card().version();
        json.writeStartObject();
        json.writeStringField("type", "machine-learning-model");
        json.writeStringField("bom-ref", name + ":" + version);
        json.writeStringField("name", name);
        json.writeStringField("version", version);
        if (claims.text().description().isPresent()) {
            json.writeStringField("description", claims.text().description().get());
        }
        hash(json, folder.card().sha256());
        licence(json);
        json.writeArrayFieldStart("components");
        for (Map.Entry<String, String> file : files.files().entrySet()) {
            json.writeStartObject();
            json.writeStringField("type", "file");
            json.writeStringField("bom-ref", name + ":" + version + "/" + file.getKey());
            json.writeStringField("name", file.getKey());
            hash(json, file.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        new ModelCardPart(folder, header, claims).write(json);
        new BomProperties(details, registration, folder, header, claims).write(json);
        Texts.write(json, "tags", claims.tags());
        json.writeEndObject();
    }

    private static void hash(JsonGenerator json, String digest) throws IOException {
        json.writeArrayFieldStart("hashes");
        json.writeStartObject();
        json.writeStringField("alg", "SHA-256");
        json.writeStringField("content", digest);
        json.writeEndObject();
        json.writeEndArray();
    }

    private void licence(JsonGenerator json) throws IOException {
        if (BomProperties.unknown(details.licence())) {
            return;
        }
        Optional<String> id = SpdxLicences.id(details.licence());
        json.writeArrayFieldStart("licenses");
        json.writeStartObject();
        json.writeObjectFieldStart("license");
        json.writeStringField(id.isPresent() ? "id" : "name", id.orElse(details.licence()));
        json.writeStringField("acknowledgement", "declared");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }
}
