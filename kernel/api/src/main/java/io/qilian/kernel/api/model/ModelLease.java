package io.qilian.kernel.api.model;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The right to use one loaded version of a model. Thread-safe. */
@ProviderType
public interface ModelLease extends AutoCloseable {

    /**
     * Which version it is.
     *
     * @return the version
     */
    ModelVersion version();

    /**
     * The model in the form of a library that the scenario imports. The platform offers {@code ai.djl.Model}: its
     * predictors, with a {@code Translator} of the scenario's own, run on the session that is loaded already.
     *
     * @param <T> the type that is asked for
     * @param type its class
     * @return the model, usable until this lease is closed; empty if it is not offered in this form
     * @throws IllegalStateException if this lease is closed
     */
    <T> Optional<T> unwrap(Class<T> type);

    /** Gives the lease back. Idempotent. */
    @Override
    void close();
}
