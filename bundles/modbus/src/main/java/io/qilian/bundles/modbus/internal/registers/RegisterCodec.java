package io.qilian.bundles.modbus.internal.registers;

import io.qilian.bundles.modbus.api.RegisterSetting;
import io.qilian.bundles.modbus.api.RegisterSetting.WordOrder;
import java.math.BigDecimal;

/** Turns words into values and back. Stateless. */
public final class RegisterCodec {

    private static final int WORD_BITS = 16;
    private static final long WORD = 0xFFFF;

    private RegisterCodec() {}

    /**
     * The value of a register.
     *
     * @param register how it is read
     * @param words where it lies, each 0 to 65535; of a table of bits, each 0 or 1
     * @param at index of its first word
     * @return the value, scaled in decimal arithmetic so that 123 times 0.1 is 12.3; not finite if the device says so
     */
    public static double decode(RegisterSetting register, int[] words, int at) {
        long raw = 0;
        int count = register.type().words();
        for (int word = 0; word < count; word++) {
            int from = register.wordOrder() == WordOrder.HIGH_FIRST ? word : count - 1 - word;
            raw = (raw << WORD_BITS) | (words[at + from] & WORD);
        }
        return switch (register.type()) {
            // Shifted there and back, so that the sign fills the upper words.
            case INT16 -> scaled(register, BigDecimal.valueOf(raw << 48 >> 48));
            case UINT16, UINT32 -> scaled(register, BigDecimal.valueOf(raw));
            case INT32 -> scaled(register, BigDecimal.valueOf(raw << 32 >> 32));
            case BIT ->
                scaled(register, BigDecimal.valueOf(register.table().bits() ? raw : (raw >> register.bit()) & 1));
            case FLOAT32 -> {
                float value = Float.intBitsToFloat((int) raw);
                yield Float.isFinite(value) ? scaled(register, new BigDecimal(Float.toString(value))) : value;
            }
            case FLOAT64 -> {
                double value = Double.longBitsToDouble(raw);
                yield Double.isFinite(value) ? scaled(register, BigDecimal.valueOf(value)) : value;
            }
        };
    }

    private static double scaled(RegisterSetting register, BigDecimal raw) {
        return raw.multiply(BigDecimal.valueOf(register.scale()))
                .add(BigDecimal.valueOf(register.offset()))
                .doubleValue();
    }

    /**
     * The words of a value.
     *
     * @param register how it is read
     * @param value what is to be read
     * @param before the words that lie there now: of a bit, the others are kept
     * @return as many words as the type has
     * @throws IllegalArgumentException if the value does not fit the type
     */
    public static int[] encode(RegisterSetting register, double value, int[] before) {
        double unscaled = (value - register.offset()) / register.scale();
        long raw =
                switch (register.type()) {
                    case INT16 -> whole(register, unscaled, Short.MIN_VALUE, Short.MAX_VALUE);
                    case UINT16 -> whole(register, unscaled, 0, WORD);
                    case INT32 -> whole(register, unscaled, Integer.MIN_VALUE, Integer.MAX_VALUE);
                    case UINT32 -> whole(register, unscaled, 0, 0xFFFF_FFFFL);
                    case FLOAT32 -> Float.floatToIntBits((float) unscaled);
                    case FLOAT64 -> Double.doubleToLongBits(unscaled);
                    case BIT -> bit(register, whole(register, unscaled, 0, 1), before[0]);
                };
        int count = register.type().words();
        int[] words = new int[count];
        for (int word = 0; word < count; word++) {
            int shift = WORD_BITS * (register.wordOrder() == WordOrder.HIGH_FIRST ? count - 1 - word : word);
            words[word] = (int) ((raw >> shift) & WORD);
        }
        return words;
    }

    private static long bit(RegisterSetting register, long set, int before) {
        return register.table().bits() ? set : (before & ~(1L << register.bit())) | (set << register.bit());
    }

    private static long whole(RegisterSetting register, double unscaled, long least, long most) {
        long whole = Math.round(unscaled);
        if (Double.isNaN(unscaled) || whole < least || whole > most) {
            throw new IllegalArgumentException(
                    register.code() + ": expected " + least + " to " + most + " before scaling, got " + unscaled);
        }
        return whole;
    }
}
