package io.qilian.kernel.api.problem;

/** Who has to act on a {@link Problem}. */
public enum ProblemKind {
    /** What was handed in (a frame, a model, a file, a request, a command's argument) is not acceptable. */
    INPUT,
    /** A configuration value is missing, unknown or out of bounds. */
    CONFIGURATION,
    /** A bound of this process or machine was met: a full queue, memory, disk, threads. */
    RESOURCE,
    /** Something outside did not answer as it should: a camera, a broker, a database. */
    EXTERNAL,
    /** A defect of this software. */
    INTERNAL
}
