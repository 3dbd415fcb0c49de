package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.permission.Permission;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes versions into the library for good, and lets them out again, for people. A version that is registered is kept
 * whole, outside the folder into which versions can be dropped, and is refused as soon as one of its files is not what
 * it was. Each call that changes something is on disk when it returns, or has changed nothing. Thread-safe; one
 * registration at a time.
 */
@ProviderType
public interface ModelRegistry {

    /**
     * Registers a version: brings its files, reads the header, tries it in a process of its own, loads it once with its
     * golden samples. If the model has a version already, its alias {@code prod} stays where it is. May take a minute for
     * the trial, and as long as the network takes for an address.
     *
     * @param request what
     * @param change who does it, and why
     * @return the registration
     * @throws io.qilian.kernel.api.problem.ProblemException if it cannot be brought, is refused, or the version exists
     */
    @Permission("model:register")
    Registration register(RegistrationRequest request, AliasMove.Change change);

    /**
     * How a version was registered.
     *
     * @param model the version, or an alias of it
     * @return the registration; empty for a version that was dropped into the folder
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such version
     */
    @Permission("model:view:{model}")
    Optional<Registration> registration(ModelReference model);

    /**
     * Takes a registered version out of the library. Its number stays taken.
     *
     * @param model the version, as {@code NAME:VERSION}
     * @param change who does it, and why
     * @throws io.qilian.kernel.api.problem.ProblemException if it is not registered, or an alias stands for it, or
     *     somebody uses it
     */
    @Permission("model:remove:{model}")
    void remove(ModelReference model, AliasMove.Change change);

    /**
     * Reads every file of a registered version again.
     *
     * @param model the version, or an alias of it
     * @return what is not as it was registered: files that are missing, changed or too many; empty if all is well
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such version, or it is not registered
     */
    @Permission("model:view:{model}")
    List<String> verify(ModelReference model);

    /**
     * Writes a version into one archive that {@link #register} takes, at another site for example. The same version
     * gives the same bytes.
     *
     * @param model the version, or an alias of it
     * @param archive the file, which must not exist yet
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such version, or it cannot be written
     */
    @Permission("model:export:{model}")
    void export(ModelReference model, Path archive);

    /**
     * The bill of materials of a version for others: CycloneDX 1.6 in JSON, with its files, its card, and of each claim
     * whether it was verified here. Reads every file of the version. The same version gives the same text.
     *
     * @param model the version, or an alias of it
     * @return the document
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such version, or it is refused or unreadable
     */
    @Permission("model:export:{model}")
    String bom(ModelReference model);

    /**
     * Drafts a card from what an ONNX file says of itself. What is assumed and not read is marked as such in its text.
     *
     * @param request the file, and what is known of it; nothing is registered
     * @return the card, a README with front matter
     * @throws io.qilian.kernel.api.problem.ProblemException if the file cannot be brought or read
     */
    @Permission("model:register")
    String draft(RegistrationRequest request);

    /**
     * Signs a folder that is to be registered, by the method {@code key} of OpenSSF Model Signing 1.0: writes
     * {@code model.sig} into it.
     *
     * @param folder the model's folder, without a signature
     * @param key an EC private key of P-256, P-384 or P-521, PKCS #8 in PEM, without password
     * @param publicKey the public key in PEM, of which a hint is written; may be left out
     * @throws io.qilian.kernel.api.problem.ProblemException if the key or the folder cannot be read, or the folder has a
     *     signature
     */
    @Permission("model:sign")
    void sign(Path folder, Path key, Optional<Path> publicKey);
}
