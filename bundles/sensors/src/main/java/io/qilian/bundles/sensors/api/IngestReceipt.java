package io.qilian.bundles.sensors.api;

/**
 * What became of a message.
 *
 * @param stored readings that are in the database now
 * @param duplicates measurements that were there already
 * @param refused measurements that lie with the dead letters now, with a reason
 * @param ignored measurements that the feed's mapping leaves out on purpose
 */
public record IngestReceipt(int stored, int duplicates, int refused, int ignored) {}
