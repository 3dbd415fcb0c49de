package io.qilian.bundles.sl651.api;

/**
 * The check of a frame: CRC-16 with the polynomial x^16 + x^15 + x^2 + 1, bits reflected, begun with FFFF, as Modbus uses
 * it; written with the high byte first (SL 651-2014, 6.2.3 and table 20). Stateless.
 */
public final class FrameChecksum {

    private static final int REFLECTED_POLYNOMIAL = 0xA001;
    private static final int[] TABLE = table();

    private FrameChecksum() {}

    /**
     * The check of some bytes.
     *
     * @param bytes where they lie
     * @param from index of the first
     * @param to index after the last
     * @return 0 to 65535
     */
    public static int of(byte[] bytes, int from, int to) {
        int crc = 0xFFFF;
        for (int at = from; at < to; at++) {
            crc = (crc >>> 8) ^ TABLE[(crc ^ bytes[at]) & 0xFF];
        }
        return crc;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int value = 0; value < table.length; value++) {
            int crc = value;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ REFLECTED_POLYNOMIAL;
            }
            table[value] = crc;
        }
        return table;
    }
}
