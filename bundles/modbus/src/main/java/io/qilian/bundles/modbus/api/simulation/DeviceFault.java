package io.qilian.bundles.modbus.api.simulation;

/** What a simulated device does wrong. */
public enum DeviceFault {
    /** Nothing. */
    NONE,
    /** It refuses every request with the exception 2. */
    EXCEPTION,
    /** It answers no request for as long as this lasts, at most ten seconds each. */
    SILENT
}
