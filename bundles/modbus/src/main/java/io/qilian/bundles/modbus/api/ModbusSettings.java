package io.qilian.bundles.modbus.api;

import io.qilian.kernel.api.settings.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a feed of the protocol {@code modbus} sets in {@code connection:}. */
public record ModbusSettings(
        @Setting(en = "Name or address of the device", zh = "设备主机名或地址", minimum = 1, maximum = 255) String host,
        @Setting(en = "Port of the device", zh = "设备端口", absent = "502", minimum = 1, maximum = 65535) int port,
        @Setting(en = "Unit behind the address", zh = "单元标识", absent = "1", minimum = 0, maximum = 255) int unitId,
        @Setting(
                        en = "Name of the station; that of the feed if absent",
                        zh = "站点名称，默认用数据源名称",
                        minimum = 1,
                        maximum = 128)
                Optional<String> station,
        @Setting(
                        en = "Milliseconds between two readings",
                        zh = "采集间隔（毫秒）",
                        absent = "60000",
                        minimum = 100,
                        maximum = 86400000)
                long intervalMs,
        @Setting(
                        en = "Milliseconds that an answer may take",
                        zh = "应答超时（毫秒）",
                        absent = "3000",
                        minimum = 50,
                        maximum = 30000)
                int timeoutMs,
        @Setting(
                        en = "Least limit of the wait after a failure",
                        zh = "失败后等待上限的最小值（毫秒）",
                        absent = "1000",
                        minimum = 100,
                        maximum = 3600000)
                long reconnectAfterMs,
        @Setting(
                        en = "Greatest limit of the wait after a failure",
                        zh = "失败后等待上限的最大值（毫秒）",
                        absent = "60000",
                        minimum = 100,
                        maximum = 3600000)
                long reconnectAtMostMs,
        @Setting(en = "What is read", zh = "采集的寄存器", minimum = 1, maximum = 500) List<RegisterSetting> registers) {

    /** Checks what concerns several keys. */
    public ModbusSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(station, "station");
        registers = List.copyOf(registers);
        if (reconnectAtMostMs < reconnectAfterMs) {
            throw new IllegalArgumentException("reconnectAtMostMs must not be less than reconnectAfterMs");
        }
        Set<String> codes = new HashSet<>();
        for (RegisterSetting register : registers) {
            if (!codes.add(register.code())) {
                throw new IllegalArgumentException(
                        "registers must have codes of their own, not twice " + register.code());
            }
        }
    }
}
