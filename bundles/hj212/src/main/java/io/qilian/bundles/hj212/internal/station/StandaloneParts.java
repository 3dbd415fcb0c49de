package io.qilian.bundles.hj212.internal.station;

import io.qilian.bundles.hj212.api.DataFlag;
import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.Item;
import io.qilian.bundles.hj212.api.Parameters;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells which parts of a long message can be stored alone: those that say when, and end between two items. So stations
 * write that follow the examples of the standard, and they wait for an answer to each part. A part that ends with a flag
 * or a separator has no number that may be cut in two.
 */
final class StandaloneParts implements Predicate<DataSegment> {

    @Override
    public boolean test(DataSegment part) {
        String parameters = part.parameters();
        List<Item> items = Parameters.items(parameters);
        if (items.isEmpty() || !items.get(0).key().equals(Parameters.DATA_TIME)) {
            return false;
        }
        Item last = items.get(items.size() - 1);
        boolean flag =
                last.suffix().equals("Flag") && DataFlag.read(last.value()).isPresent();
        return flag || parameters.endsWith(";") || parameters.endsWith(",");
    }
}
