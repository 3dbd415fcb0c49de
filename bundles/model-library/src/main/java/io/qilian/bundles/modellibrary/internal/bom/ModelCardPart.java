package io.qilian.bundles.modellibrary.internal.bom;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.bundles.modellibrary.internal.card.Card;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.header.OnnxHeader;
import io.qilian.bundles.modellibrary.internal.header.ValueHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The {@code modelCard} of a component: only what the card states and what the graph shows. */
record ModelCardPart(ModelFolder folder, OnnxHeader header, CardClaims claims) {

    private static final Set<String> RECURRENT = Set.of("LSTM", "GRU", "RNN");
    private static final Set<String> CONVOLUTIONS =
            Set.of("Conv", "ConvInteger", "QLinearConv", "com.microsoft.FusedConv");
    // Attention need not be an operator of its own; where one of these is, the graph is more than convolutions.
    private static final Set<String> MIXED = Set.of(
            "LayerNormalization", "Attention", "com.microsoft.Attention", "com.microsoft.MultiHeadAttention", "MatMul");

    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("modelCard");
        json.writeObjectFieldStart("modelParameters");
        text(json, "task", task());
        text(json, "architectureFamily", family(header));
        datasets(json);
        formats(json, "inputs", header.inputs());
        formats(json, "outputs", header.outputs());
        json.writeEndObject();
        metrics(json);
        considerations(json);
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(field, text.get());
        }
    }

    /** As the card names it; else by what the decoder gives, in the words of Hugging Face. */
    private Optional<String> task() {
        return claims.task().or(() -> switch (folder.card().output().decoder()) {
            case YOLOX, YOLOV5, YOLOV8, NANODET, DETR, SSD -> Optional.of("object-detection");
            case CLASSIFICATION -> Optional.of("image-classification");
            case TENSOR -> Optional.empty();
        });
    }

    /** What the operators of a graph leave no doubt about. */
    static Optional<String> family(OnnxHeader header) {
        Set<String> operators = header.operators().keySet();
        if (operators.stream().anyMatch(RECURRENT::contains)) {
            return Optional.of("recurrent neural network");
        }
        boolean convolutions = operators.stream().anyMatch(CONVOLUTIONS::contains)
                && operators.stream().noneMatch(MIXED::contains);
        return convolutions ? Optional.of("convolutional neural network") : Optional.empty();
    }

    private void datasets(JsonGenerator json) throws IOException {
        Set<String> names = new LinkedHashSet<>(claims.datasets());
        folder.card().metrics().forEach(metric -> names.add(metric.dataset()));
        if (names.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("datasets");
        for (String name : names) {
            json.writeStartObject();
            json.writeStringField("type", "dataset");
            json.writeStringField("name", name);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void formats(JsonGenerator json, String field, List<ValueHeader> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (ValueHeader value : values) {
            json.writeStartObject();
            json.writeStringField("format", format(value));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private String format(ValueHeader value) {
        Card card = folder.card();
        Optional<InputCard> picture = card.input().filter(input -> input.name().equals(value.name()));
        return picture.map(input -> value + ", a picture in " + input.colour() + " " + input.layout() + ", "
                        + input.resize().name().toLowerCase(Locale.ROOT).replace('_', '-') + ", (pixel * "
                        + input.scale() + " - " + input.mean() + ") / " + input.std())
                .orElseGet(value::toString);
    }

    private void metrics(JsonGenerator json) throws IOException {
        List<CardClaims.Result> results = new ArrayList<>(claims.results());
        folder.card()
                .metrics()
                .forEach(metric -> results.add(
                        new CardClaims.Result(metric.name(), metric.dataset(), Double.toString(metric.value()))));
        if (results.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("quantitativeAnalysis");
        json.writeArrayFieldStart("performanceMetrics");
        for (CardClaims.Result result : results) {
            json.writeStartObject();
            json.writeStringField("type", result.type());
            json.writeStringField("value", result.value());
            if (!result.slice().isEmpty()) {
                json.writeStringField("slice", result.slice());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void considerations(JsonGenerator json) throws IOException {
        CardProse text = claims.text();
        if (Stream.of(text.uses(), text.limits()).allMatch(List::isEmpty)) {
            return;
        }
        json.writeObjectFieldStart("considerations");
        Texts.write(json, "useCases", text.uses());
        Texts.write(json, "technicalLimitations", text.limits());
        json.writeEndObject();
    }
}
