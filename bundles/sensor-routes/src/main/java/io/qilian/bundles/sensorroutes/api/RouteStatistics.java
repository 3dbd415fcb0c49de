package io.qilian.bundles.sensorroutes.api;

/**
 * What the route of a feed has counted since the feed was opened.
 *
 * @param attempts times that the route was started or was tried to be
 * @param inFlight payloads that are under way now: taken, but not all stored
 * @param heldUp times that nothing more was read until something under way was stored
 * @param repeated times that a message was handed in again, since it could not be stored
 * @param givenUp payloads that were not stored before the feed was closed; their sender has not been answered
 */
public record RouteStatistics(long attempts, int inFlight, long heldUp, long repeated, long givenUp) {}
