package io.qilian.bundles.sensors.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.qilian.kernel.api.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Units of stations, by the symbols of UCUM. */
class UnitConversionTest {

    @ParameterizedTest
    @CsvSource({
        "ug/m3, ug/m3, 35.5, 35.5",
        "mg/m3, ug/m3, 0.0355, 35.5",
        "ug/m3, mg/m3, 35.5, 0.0355",
        "ng/m3, ug/m3, 1500, 1.5",
        "mg/L, g/m3, 7, 7",
        "[degF], Cel, 212, 100",
        "K, Cel, 273.15, 0",
        "Cel, K, -40, 233.15",
        "cm, m, 1234, 12.34",
        "mm/h, m/s, 3600, 0.001",
        "L/s, m3/s, 1500, 1.5",
        "m3/h, m3/s, 7200, 2",
        "hPa, kPa, 1013.25, 101.325",
        "mbar, hPa, 1013.25, 1013.25",
        "km/h, m/s, 90, 25",
        "%, 1, 45, 0.45",
        "min, s, 5, 300",
        "NTU, NTU, 5, 5",
        "uS/cm, S/m, 500, 0.05",
        "kW.h, J, 1, 3600000",
        "dB, dB, 63.2, 63.2",
    })
    void converts(String from, String to, double value, double expected) {
        assertThat(UnitConversion.between(from, to).applyAsDouble(value))
                .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ppb]",
                "m",
                "NTU",
                "°C",
                "parsec",
                "",
                " ",
                "ug/m3/",
                "((((",
                "微克",
                "\u0000",
                "mmmmmmmmmmmmmmmmmmmmmmmm",
                "10*400m"
            })
    void refusesWhatIsNoConcentration(String from) {
        assertThatThrownBy(() -> UnitConversion.between(from, "ug/m3"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("A unit cannot be converted")
                .hasMessageContaining("a unit that converts to ug/m3");
    }
}
