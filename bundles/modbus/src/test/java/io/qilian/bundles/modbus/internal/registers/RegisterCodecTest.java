package io.qilian.bundles.modbus.internal.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.modbus.api.RegisterSetting;
import io.qilian.bundles.modbus.api.RegisterSetting.Table;
import io.qilian.bundles.modbus.api.RegisterSetting.ValueType;
import io.qilian.bundles.modbus.api.RegisterSetting.WordOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words and values. */
class RegisterCodecTest {

    @ParameterizedTest
    @CsvSource({
        "INT16, HIGH_FIRST, FFFE, 1, 0, -2",
        "UINT16, HIGH_FIRST, FFFE, 1, 0, 65534",
        "UINT16, HIGH_FIRST, 007B, 0.1, 0, 12.3",
        "UINT16, HIGH_FIRST, 00FA, 0.1, -40, -15",
        "INT32, HIGH_FIRST, FFFFFFFE, 1, 0, -2",
        "INT32, LOW_FIRST, FFFEFFFF, 1, 0, -2",
        "UINT32, HIGH_FIRST, 00010002, 1, 0, 65538",
        "UINT32, LOW_FIRST, 00020001, 1, 0, 65538",
        "UINT32, HIGH_FIRST, FFFFFFFF, 1, 0, 4294967295",
        "FLOAT32, HIGH_FIRST, 4145999A, 1, 0, 12.35",
        "FLOAT32, LOW_FIRST, 999A4145, 1, 0, 12.35",
        "FLOAT32, HIGH_FIRST, 4145999A, 1000, 1, 12351",
        "FLOAT64, HIGH_FIRST, 4028B33333333333, 1, 0, 12.35",
        "FLOAT64, LOW_FIRST, 33333333B3334028, 1, 0, 12.35",
    })
    void readsNumbers(ValueType type, WordOrder order, String digits, double scale, double offset, double expected) {
        RegisterSetting register = register(type, order, scale, offset);
        assertThat(RegisterCodec.decode(register, words(digits), 0)).isEqualTo(expected);
    }

    @Test
    void readsWhatIsNoNumberAsSuch() {
        RegisterSetting register = register(ValueType.FLOAT32, WordOrder.HIGH_FIRST, 10, 1);
        assertThat(RegisterCodec.decode(register, words("7FC00000"), 0)).isNaN();
        assertThat(RegisterCodec.decode(register, words("7F800000"), 0)).isInfinite();
    }

    @Test
    void readsAndSetsOneBitOfARegister() {
        RegisterSetting third = new RegisterSetting(
                "door", Table.HOLDING, 0, ValueType.BIT, WordOrder.HIGH_FIRST, 3, 1, 0, Optional.empty());
        assertThat(RegisterCodec.decode(third, new int[] {0b1000}, 0)).isEqualTo(1);
        assertThat(RegisterCodec.decode(third, new int[] {0b0111}, 0)).isZero();
        assertThat(RegisterCodec.encode(third, 1, new int[] {0b0001})).containsExactly(0b1001);
        assertThat(RegisterCodec.encode(third, 0, new int[] {0b1001})).containsExactly(0b0001);
    }

    @Test
    void refusesAValueThatDoesNotFit() {
        RegisterSetting register = register(ValueType.UINT16, WordOrder.HIGH_FIRST, 0.1, 0);
        assertThatThrownBy(() -> RegisterCodec.encode(register, 6553.6, new int[1]))
                .hasMessageContaining("expected 0 to 65535 before scaling");
        assertThatThrownBy(() -> RegisterCodec.encode(register, Double.NaN, new int[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever the type, the order and the scale, what is written is read again. */
    @Test
    void readsWhatItWrites() {
        Random random = new Random(502);
        for (ValueType type : ValueType.values()) {
            for (WordOrder order : WordOrder.values()) {
                for (int round = 0; round < 200; round++) {
                    double scale = type == ValueType.BIT ? 1 : 0.5;
                    RegisterSetting register = register(type, order, scale, 0);
                    double value = type == ValueType.BIT ? random.nextInt(2) : random.nextInt(32_767) * scale;
                    int[] words = RegisterCodec.encode(register, value, new int[1]);
                    assertThat(words).hasSize(type.words());
                    assertThat(RegisterCodec.decode(register, words, 0)).isEqualTo(value);
                }
            }
        }
    }

    private static RegisterSetting register(ValueType type, WordOrder order, double scale, double offset) {
        return new RegisterSetting("x", Table.HOLDING, 0, type, order, 0, scale, offset, Optional.empty());
    }

    private static int[] words(String digits) {
        return Arrays.stream(digits.split("(?<=\\G.{4})"))
                .mapToInt(word -> Integer.parseInt(word, 16))
                .toArray();
    }
}
