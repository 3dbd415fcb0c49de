package io.qilian.bundles.sensors.internal.mapping;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.function.DoubleUnaryOperator;
import javax.measure.IncommensurableException;
import javax.measure.MeasurementException;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import systems.uom.ucum.format.UCUMFormat;
import systems.uom.ucum.internal.format.TokenMgrError;

/**
 * Converts numbers from one unit to another. Units are symbols of UCUM (Unified Code for Units of Measure, case
 * sensitive); a symbol that UCUM does not know, such as {@code NTU}, is only equal to itself. Parts of a volume ({@code
 * ppb}) are no mass in a volume ({@code ug/m3}): that takes a molar mass, which is a matter of the mapping's
 * {@code scale}.
 */
public final class UnitConversion {

    private UnitConversion() {}

    /**
     * The conversion between two units.
     *
     * @param from the unit of numbers that come
     * @param to the unit of numbers that are wanted
     * @return the conversion, safe for all threads
     * @throws ProblemException {@code sensor.unit} if there is none
     */
    public static DoubleUnaryOperator between(String from, String to) {
        if (from.equals(to)) {
            return DoubleUnaryOperator.identity();
        }
        try {
            UnitConverter converter = unit(from).getConverterToAny(unit(to));
            return value -> converter.convert(Double.valueOf(value)).doubleValue();
        } catch (MeasurementException | IllegalArgumentException | TokenMgrError | IncommensurableException e) {
            // What cannot be a symbol at all, such as a degree sign, the library tells by an error rather than an
            // exception.
            throw new ProblemException(
                    Problem.of(
                                    "sensor.unit",
                                    ProblemKind.INPUT,
                                    "A unit cannot be converted",
                                    "",
                                    "Correct from or unit in the feed's quantities; symbols are those of UCUM, such as"
                                            + " ug/m3, mg/m3, Cel, %, m, m3/s")
                            .comparing("a unit that converts to " + to, from.isEmpty() ? "no unit" : from),
                    e);
        }
    }

    private static Unit<?> unit(String symbol) {
        // The library finds its parts by the thread's class loader, which inside a framework is anybody's.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(UnitConversion.class.getClassLoader());
        try {
            return UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE).parse(symbol);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
