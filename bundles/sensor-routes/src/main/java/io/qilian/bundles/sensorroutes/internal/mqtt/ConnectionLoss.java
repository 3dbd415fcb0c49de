package io.qilian.bundles.sensorroutes.internal.mqtt;

/** Takes that a connection is gone. */
@FunctionalInterface
interface ConnectionLoss {

    /** The reason code of the client or the broker, 0 if there is none, and what led to it, which may be null. */
    void lost(int code, Throwable cause);
}
