package io.qilian.bundles.modbus.internal.registers;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modbus.api.RegisterSetting;
import io.qilian.bundles.modbus.api.RegisterSetting.Table;
import io.qilian.bundles.modbus.api.RegisterSetting.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which requests read some registers. */
class ReadPlanTest {

    @Test
    void readsWhatLiesSideBySideAtOnce() {
        assertThat(places(
                        at(Table.HOLDING, 2, ValueType.FLOAT32),
                        at(Table.HOLDING, 0, ValueType.UINT16),
                        at(Table.HOLDING, 1, ValueType.INT16)))
                .containsExactly("holding 0 to 3");
    }

    @Test
    void doesNotAskForWhatLiesBetween() {
        assertThat(places(at(Table.HOLDING, 0, ValueType.UINT16), at(Table.HOLDING, 2, ValueType.UINT16)))
                .containsExactly("holding 0 to 0", "holding 2 to 2");
    }

    @Test
    void readsEachTableByItself() {
        assertThat(places(
                        at(Table.INPUT, 1, ValueType.UINT16),
                        at(Table.HOLDING, 0, ValueType.UINT16),
                        at(Table.DISCRETE, 1, ValueType.BIT),
                        at(Table.COIL, 0, ValueType.BIT)))
                .containsExactly("holding 0 to 0", "input 1 to 1", "coil 0 to 0", "discrete 1 to 1");
    }

    @Test
    void readsValuesThatShareARegisterOnce() {
        assertThat(places(
                        at(Table.HOLDING, 0, ValueType.UINT32),
                        at(Table.HOLDING, 0, ValueType.BIT),
                        at(Table.HOLDING, 1, ValueType.UINT16)))
                .containsExactly("holding 0 to 1");
    }

    @Test
    void asksForNoMoreThanAnAnswerHoldsAndNeverForHalfAValue() {
        RegisterSetting[] floats = IntStream.range(0, 100)
                .mapToObj(index -> at(Table.HOLDING, 2 * index, ValueType.FLOAT32))
                .toArray(RegisterSetting[]::new);
        assertThat(places(floats)).containsExactly("holding 0 to 123", "holding 124 to 199");
        List<RegisterSetting> bits = new ArrayList<>();
        for (int index = 0; index < 2_100; index++) {
            bits.add(at(Table.COIL, index, ValueType.BIT));
        }
        assertThat(ReadPlan.of(bits)).extracting(RegisterBlock::count).containsExactly(2_000, 100);
    }

    private static List<String> places(RegisterSetting... registers) {
        return ReadPlan.of(Arrays.asList(registers)).stream()
                .map(RegisterBlock::place)
                .toList();
    }

    private static RegisterSetting at(Table table, int address, ValueType type) {
        return RegisterSetting.of(table + "-" + address + "-" + type, table, address, type);
    }
}
