package io.qilian.bundles.feeds.internal.liveness;

/**
 * A coverage as it is kept over a restart.
 *
 * @param newestMinute number of the newest minute, from 1970 on
 * @param minutes milliseconds covered in each minute up to that one, oldest first; handed on, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // it lives only between the record and the file
record KeptCoverage(long newestMinute, char... minutes) {}
