package io.qilian.bundles.sensorroutes.internal.storing;

import io.qilian.kernel.api.problem.Problem;
import java.util.Optional;

/**
 * What became of the records of one source.
 *
 * @param messages records that were read
 * @param stored readings that are new in the database
 * @param duplicates readings that were there already
 * @param rejected records, or parts of them, that could not be read
 * @param firstRejection why the first of these could not
 */
public record StoredSource(
        long messages, long stored, long duplicates, long rejected, Optional<Problem> firstRejection) {}
