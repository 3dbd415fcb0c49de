package io.qilian.bundles.modbus.internal.registers;

import io.qilian.bundles.modbus.api.RegisterSetting;
import io.qilian.bundles.modbus.api.RegisterSetting.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The requests by which all values are read: registers that lie side by side go into one, as far as an answer holds them
 * (MODBUS Application Protocol V1.1b3, 6.1 to 6.4). What lies between is not asked for: many devices refuse it. Stateless.
 */
public final class ReadPlan {

    /** Most registers of one request. */
    static final int MAXIMUM_REGISTERS = 125;

    /** Most bits of one request. */
    static final int MAXIMUM_BITS = 2_000;

    private ReadPlan() {}

    /**
     * Plans the requests.
     *
     * @param registers in any order
     * @return the requests, by table and address
     */
    public static List<RegisterBlock> of(List<RegisterSetting> registers) {
        List<RegisterSetting> sorted = registers.stream()
                .sorted(Comparator.comparing(RegisterSetting::table).thenComparing(RegisterSetting::address))
                .toList();
        List<RegisterBlock> blocks = new ArrayList<>();
        List<RegisterSetting> together = new ArrayList<>();
        int from = 0;
        int to = 0;
        for (RegisterSetting register : sorted) {
            int end = Math.max(to, register.address() + register.type().words());
            boolean fits = !together.isEmpty()
                    && together.get(0).table() == register.table()
                    && register.address() <= to
                    && end - from <= most(register.table());
            if (!fits) {
                add(blocks, from, to, together);
                together.clear();
                from = register.address();
                end = from + register.type().words();
            }
            together.add(register);
            to = end;
        }
        add(blocks, from, to, together);
        return List.copyOf(blocks);
    }

    private static void add(List<RegisterBlock> blocks, int from, int to, List<RegisterSetting> together) {
        if (!together.isEmpty()) {
            blocks.add(new RegisterBlock(together.get(0).table(), from, to - from, together));
        }
    }

    private static int most(Table table) {
        return table.bits() ? MAXIMUM_BITS : MAXIMUM_REGISTERS;
    }
}
