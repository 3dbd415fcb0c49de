package io.qilian.bundles.sensorroutes.internal.payload;

import java.util.Map;

/**
 * Common codes of units (UN/ECE Recommendation 20), as NGSI entities carry them, and what UCUM calls them. A code that is
 * not listed is handed on as it is: then a feed's quantity says {@code from}, or the value is refused with the code in the
 * reason, and never taken for one in another unit.
 */
final class UnitCodes {

    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            // Parts of a volume or a mass.
            Map.entry("GP", "mg/m3"),
            Map.entry("GQ", "ug/m3"),
            Map.entry("GL", "g/L"),
            Map.entry("M1", "mg/L"),
            Map.entry("KMQ", "kg/m3"),
            Map.entry("59", "[ppm]"),
            Map.entry("61", "[ppb]"),
            Map.entry("P1", "%"),
            Map.entry("C62", "1"),
            Map.entry("Q30", "[pH]"),
            // Temperature and pressure.
            Map.entry("CEL", "Cel"),
            Map.entry("FAH", "[degF]"),
            Map.entry("KEL", "K"),
            Map.entry("PAL", "Pa"),
            Map.entry("A97", "hPa"),
            Map.entry("KPA", "kPa"),
            Map.entry("MBR", "mbar"),
            Map.entry("BAR", "bar"),
            Map.entry("HN", "mm[Hg]"),
            // Length, area, volume.
            Map.entry("MMT", "mm"),
            Map.entry("CMT", "cm"),
            Map.entry("MTR", "m"),
            Map.entry("KMT", "km"),
            Map.entry("FOT", "[ft_i]"),
            Map.entry("SMI", "[mi_i]"),
            Map.entry("MTK", "m2"),
            Map.entry("HAR", "har"),
            Map.entry("MTQ", "m3"),
            Map.entry("LTR", "L"),
            // Flow and speed.
            Map.entry("MQS", "m3/s"),
            Map.entry("MQH", "m3/h"),
            Map.entry("G51", "L/s"),
            Map.entry("L2", "L/min"),
            Map.entry("MTS", "m/s"),
            Map.entry("KMH", "km/h"),
            Map.entry("HM", "[mi_i]/h"),
            Map.entry("KNT", "[kn_i]"),
            Map.entry("H67", "mm/h"),
            // Time and angle.
            Map.entry("C26", "ms"),
            Map.entry("SEC", "s"),
            Map.entry("MIN", "min"),
            Map.entry("HUR", "h"),
            Map.entry("DAY", "d"),
            Map.entry("DD", "deg"),
            Map.entry("C81", "rad"),
            // Sound, light, radiation, electricity.
            Map.entry("2N", "dB"),
            Map.entry("LUX", "lx"),
            Map.entry("LX", "lx"),
            Map.entry("D54", "W/m2"),
            Map.entry("HTZ", "Hz"),
            Map.entry("VLT", "V"),
            Map.entry("AMP", "A"),
            Map.entry("WTT", "W"),
            Map.entry("KWT", "kW"),
            Map.entry("WHR", "W.h"),
            Map.entry("KWH", "kW.h"),
            Map.entry("JOU", "J"),
            Map.entry("D10", "S/m"),
            Map.entry("G42", "uS/cm"),
            Map.entry("H61", "mS/cm"),
            // Mass.
            Map.entry("GRM", "g"),
            Map.entry("KGM", "kg"),
            Map.entry("TNE", "t"));

    private UnitCodes() {}

    /** The UCUM symbol of a code. */
    static String symbol(String code) {
        return SYMBOLS.getOrDefault(code, code);
    }

    static Map<String, String> symbols() {
        return SYMBOLS;
    }
}
