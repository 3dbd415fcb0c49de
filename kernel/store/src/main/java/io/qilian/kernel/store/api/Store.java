package io.qilian.kernel.store.api;

import org.jdbi.v3.core.Jdbi;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The installation's database: an embedded H2 file, or PostgreSQL by configuration. Published as a service;
 * thread-safe.
 */
@ProviderType
public interface Store {

    /**
     * Brings the tables of one capability to their present form and gives access to them. The scripts are resources
     * {@code db/migration/CAPABILITY/V1__….sql} of the caller's bundle, in SQL that H2 and PostgreSQL share; each
     * capability keeps a history of its own.
     *
     * @param capability name of the capability, lower case letters only
     * @param scripts class loader that finds the scripts
     * @return access to the database; connections are taken from a bounded pool for the length of each call
     * @throws io.qilian.kernel.api.problem.ProblemException if the database cannot be reached, or its tables were made
     *     by a newer version, or a script fails
     */
    Jdbi open(String capability, ClassLoader scripts);
}
