package io.qilian.bundles.modbus.api;

import io.qilian.kernel.api.settings.Setting;
import java.util.Objects;
import java.util.Optional;

/** One value of a device: where it lies, and how it is read. The value told is {@code raw * scale + offset}. */
public record RegisterSetting(
        @Setting(en = "Code of the measurement", zh = "测量代码", minimum = 1, maximum = 128) String code,
        @Setting(en = "Table: holding, input, coil or discrete", zh = "寄存器表：holding、input、coil、discrete") Table table,
        @Setting(en = "Address on the wire, from 0", zh = "报文地址，从 0 起", minimum = 0, maximum = 65535) int address,
        @Setting(en = "How the words are read", zh = "数据类型") ValueType type,
        @Setting(en = "Which word of several comes first", zh = "多字数据的字序", absent = "high-first") WordOrder wordOrder,
        @Setting(
                        en = "Which bit of a register, for the type bit",
                        zh = "寄存器中的位（bit 类型）",
                        absent = "0",
                        minimum = 0,
                        maximum = 15)
                int bit,
        @Setting(en = "What the raw value is multiplied by", zh = "倍率", absent = "1") double scale,
        @Setting(en = "What is added then", zh = "偏移", absent = "0") double offset,
        @Setting(en = "Unit as a UCUM symbol", zh = "单位（UCUM 符号）", maximum = 64) Optional<String> unit) {

    /** Where a value lies (MODBUS Application Protocol V1.1b3, 4.3). */
    public enum Table {
        /** Registers that can be written too; function 03. */
        HOLDING,
        /** Registers; function 04. */
        INPUT,
        /** Bits that can be written too; function 01. */
        COIL,
        /** Bits; function 02. */
        DISCRETE;

        /**
         * Whether it holds single bits.
         *
         * @return whether it is of coils or discrete inputs
         */
        public boolean bits() {
            return this == COIL || this == DISCRETE;
        }
    }

    /** How words are read. */
    public enum ValueType {
        /** One word with a sign. */
        INT16(1),
        /** One word without a sign. */
        UINT16(1),
        /** Two words with a sign. */
        INT32(2),
        /** Two words without a sign. */
        UINT32(2),
        /** Two words, IEEE 754. */
        FLOAT32(2),
        /** Four words, IEEE 754. */
        FLOAT64(4),
        /** One bit. */
        BIT(1);

        private final int words;

        ValueType(int words) {
            this.words = words;
        }

        /**
         * How much it takes.
         *
         * @return words; of a table of bits, bits
         */
        public int words() {
            return words;
        }
    }

    /** Which word of several comes first; within a word the high byte does, by the protocol. */
    public enum WordOrder {
        /** The most significant. */
        HIGH_FIRST,
        /** The least significant. */
        LOW_FIRST
    }

    /** Checks what concerns several keys. */
    public RegisterSetting {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(wordOrder, "wordOrder");
        Objects.requireNonNull(unit, "unit");
        if (table.bits() && type != ValueType.BIT) {
            throw new IllegalArgumentException("type must be bit for a coil or discrete input (" + code + ")");
        }
        if (address + type.words() > 65_536) {
            throw new IllegalArgumentException("address leaves no room for the type (" + code + ")");
        }
        if (!Double.isFinite(scale) || !Double.isFinite(offset) || scale == 0) {
            throw new IllegalArgumentException("scale and offset must be finite, and scale not 0 (" + code + ")");
        }
    }

    /**
     * A value that is told as it is read.
     *
     * @param code of the measurement
     * @param table where it lies
     * @param address on the wire, from 0
     * @param type how its words are read
     * @return the setting, the high word first
     */
    public static RegisterSetting of(String code, Table table, int address, ValueType type) {
        return new RegisterSetting(code, table, address, type, WordOrder.HIGH_FIRST, 0, 1, 0, Optional.empty());
    }
}
