package io.qilian.bundles.hj212.api;

/**
 * The checksum of HJ 212-2017, appendix A: 16 bits, polynomial 0xA001, start value 0xFFFF. It is not the one of Modbus:
 * before each byte the register is shifted right by eight bits, and the byte goes into what is left. Stateless,
 * thread-safe.
 */
public final class Crc16 {

    private static final int POLYNOMIAL = 0xA001;

    /** What eight steps make of a byte. */
    private static final int[] STEPS = steps();

    private Crc16() {}

    /**
     * The checksum of some bytes.
     *
     * @param bytes where they lie
     * @param from index of the first
     * @param length how many
     * @return 0 to 65535
     * @throws IndexOutOfBoundsException if the bytes do not lie within the array
     */
    public static int of(byte[] bytes, int from, int length) {
        int register = 0xFFFF;
        for (int at = from; at < from + length; at++) {
            register = STEPS[((register >> 8) ^ bytes[at]) & 0xFF];
        }
        return register;
    }

    /**
     * The checksum of all bytes.
     *
     * @param bytes the bytes
     * @return 0 to 65535
     */
    public static int of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    private static int[] steps() {
        int[] table = new int[256];
        for (int value = 0; value < table.length; value++) {
            int register = value;
            for (int bit = 0; bit < 8; bit++) {
                register = (register & 1) == 0 ? register >> 1 : (register >> 1) ^ POLYNOMIAL;
            }
            table[value] = register;
        }
        return table;
    }
}
