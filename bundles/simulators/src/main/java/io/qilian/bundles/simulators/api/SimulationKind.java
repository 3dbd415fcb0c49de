package io.qilian.bundles.simulators.api;

/** What is simulated. */
public enum SimulationKind {
    /** A station that sends by HJ 212-2017 to a port of the platform. */
    HJ212,
    /** A station that reports by SL 651-2014 to a port of the platform. */
    SL651,
    /** A Modbus TCP device that the platform reads. */
    MODBUS
}
