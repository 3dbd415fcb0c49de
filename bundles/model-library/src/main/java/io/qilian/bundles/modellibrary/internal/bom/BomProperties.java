package io.qilian.bundles.modellibrary.internal.bom;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.api.Registration;
import io.qilian.bundles.modellibrary.internal.card.GoldenCard;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.header.OnnxHeader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the standard has no field for: the signer, the trial, the graph, and of each claim whether it is {@code verified}
 * here, {@code declared} by the card, {@code inferred} from the graph or {@code unresolved}.
 */
record BomProperties(
        ModelDetails details,
        Optional<Registration> registration,
        ModelFolder folder,
        OnnxHeader header,
        CardClaims claims) {

    private static final String DECLARED = "declared";
    private static final String VERIFIED = "verified";
    private static final String UNRESOLVED = "unresolved";

    static boolean unknown(String licence) {
        return licence.toLowerCase(Locale.ROOT).equals("unknown");
    }

    void write(JsonGenerator json) throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        registration.ifPresent(made -> properties.put("content", made.content()));
        details.signer().ifPresent(signer -> properties.put("signer", signer));
        details.trial().ifPresent(trial -> put(properties, trial));
        folder.card().golden().map(GoldenCard::folder).ifPresent(golden -> properties.put("golden", golden));
        properties.put("decoder", details.decoder());
        put(properties, header);
        putClaims(properties);
        json.writeArrayFieldStart("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", "qilian:" + property.getKey());
            json.writeStringField("value", property.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void put(Map<String, String> properties, ModelDetails.Trial trial) {
        properties.put("trial:loadMs", Double.toString(trial.loadMs()));
        OptionalDouble runMs = trial.runMs();
        if (runMs.isPresent()) {
            properties.put("trial:runMs", Double.toString(runMs.getAsDouble()));
        }
        properties.put("trial:peakBytes", Long.toString(trial.peakBytes()));
    }

    private static void put(Map<String, String> properties, OnnxHeader header) {
        properties.put("onnx:irVersion", Long.toString(header.irVersion()));
        header.opsets()
                .forEach((domain, version) -> properties.put(
                        "onnx:opset:" + (domain.isEmpty() ? "ai.onnx" : domain), Long.toString(version)));
        if (!header.producer().isEmpty()) {
            properties.put("onnx:producer", header.producer());
        }
        properties.put("onnx:weightBytes", Long.toString(header.weightBytes()));
    }

    private void putClaims(Map<String, String> properties) {
        // What is loaded or can be has answered its golden samples; one that is refused has no bill.
        boolean proven = details.summary().state() != ModelState.UNPROVEN;
        boolean golden = proven && folder.card().golden().isPresent();
        properties.put("claim:hashes", VERIFIED);
        properties.put("claim:signer", details.signer().isPresent() ? VERIFIED : UNRESOLVED);
        properties.put("claim:trial", details.trial().isPresent() ? VERIFIED : UNRESOLVED);
        properties.put("claim:licence", unknown(details.licence()) ? UNRESOLVED : DECLARED);
        properties.put("claim:inputs", golden ? VERIFIED : DECLARED);
        properties.put("claim:outputs", golden ? VERIFIED : DECLARED);
        ModelCardPart.family(header).ifPresent(family -> properties.put("claim:architectureFamily", "inferred"));
        boolean metrics =
                !claims.results().isEmpty() || !folder.card().metrics().isEmpty();
        properties.put("claim:metrics", metrics ? DECLARED : UNRESOLVED);
    }
}
