package io.qilian.bundles.sensorroutes.api.payload;

/** How a payload is written. */
public enum PayloadForm {
    /** JSON (RFC 8259): an object, an array of objects, or objects line by line. */
    JSON,
    /** NGSI-LD (ETSI GS CIM 009) and NGSI v2: entities, notifications, GeoJSON features, Smart Data Models. */
    NGSI_LD,
    /** Text in columns (RFC 4180 and its relatives). */
    CSV
}
