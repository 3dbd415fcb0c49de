package io.qilian.bundles.sensorroutes.internal.database;

import io.qilian.bundles.sensorroutes.internal.payload.RecordView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of one row that are asked for, as text. */
record RowView(Map<String, String> texts) implements RecordView {

    @Override
    public Optional<String> text(String place) {
        return Optional.ofNullable(texts.get(place));
    }

    @Override
    public boolean has(String place) {
        return true;
    }

    @Override
    public List<RecordView> items(Optional<String> place) {
        return List.of(this);
    }

    @Override
    public String original() {
        String text = texts.entrySet().stream()
                .map(column -> column.getKey() + "=" + column.getValue())
                .collect(Collectors.joining(", "));
        return text.substring(0, Math.min(text.length(), MAXIMUM_ORIGINAL));
    }
}
