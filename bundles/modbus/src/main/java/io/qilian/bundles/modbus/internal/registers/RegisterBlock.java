package io.qilian.bundles.modbus.internal.registers;

import io.qilian.bundles.modbus.api.RegisterSetting;
import io.qilian.bundles.modbus.api.RegisterSetting.Table;
import java.util.List;
import java.util.Locale;

/**
 * What one request reads.
 *
 * @param table where
 * @param address of the first register or bit
 * @param count how many
 * @param registers the values within
 */
public record RegisterBlock(Table table, int address, int count, List<RegisterSetting> registers) {

    /**
     * Copies the list.
     *
     * @throws NullPointerException if a part is null
     */
    public RegisterBlock {
        registers = List.copyOf(registers);
    }

    /**
     * Where it lies, for people.
     *
     * @return such as {@code holding 0 to 9}
     */
    public String place() {
        return table.name().toLowerCase(Locale.ROOT) + " " + address + " to " + (address + count - 1);
    }
}
