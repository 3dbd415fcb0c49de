package io.qilian.bundles.modbus.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modbus.api.ModbusSettings;
import org.junit.jupiter.api.Test;

/** The protocol as feeds name it. */
class ModbusComponentTest {

    @Test
    void isCalledAsFeedsNameIt() {
        ModbusComponent protocol = new ModbusComponent();
        assertThat(protocol.name()).isEqualTo("modbus");
        assertThat(protocol.settings()).isEqualTo(ModbusSettings.class);
        protocol.stop();
    }
}
