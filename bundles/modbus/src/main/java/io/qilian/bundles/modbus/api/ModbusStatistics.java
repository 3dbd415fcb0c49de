package io.qilian.bundles.modbus.api;

/**
 * What a feed has counted since it was opened.
 *
 * @param readings times that the device was read to the end
 * @param requests requests that were sent
 * @param exceptions answers by which the device refused a request
 * @param failures times that the device could not be reached, did not answer in time, or hung up
 * @param notStored readings that could not be stored
 * @param skipped readings that were left out since too many waited to be stored, or the one before took too long
 */
public record ModbusStatistics(
        long readings, long requests, long exceptions, long failures, long notStored, long skipped) {}
