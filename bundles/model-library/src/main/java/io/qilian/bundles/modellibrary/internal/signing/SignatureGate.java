package io.qilian.bundles.modellibrary.internal.signing;

import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.library.Gate;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.Optional;

/** Asks for the signature before anything else looks at a model. A signature that is there must hold, policy or not. */
public final class SignatureGate implements Gate {

    private final FolderSignature signature;
    private final boolean required;
    private final Gate next;

    /**
     * A gate.
     *
     * @param signature reads signatures
     * @param required whether models without one are refused
     * @param next what comes after
     */
    public SignatureGate(FolderSignature signature, boolean required, Gate next) {
        this.signature = signature;
        this.required = required;
        this.next = next;
    }

    @Override
    public void admit(ModelFolder folder) {
        if (signature.signer(folder.path()).isEmpty() && required) {
            throw new ProblemException(Problem.of(
                            "model.unsigned",
                            ProblemKind.INPUT,
                            "The model is not signed, and only signed ones are let in here",
                            folder.path().toString(),
                            "Have its author sign it, or check it and sign it yourself with model:sign; requireSignature"
                                    + " in etc/io.qilian.models.cfg is the rule")
                    .comparing("a file " + FolderSignature.FILE, "none"));
        }
        next.admit(folder);
    }

    @Override
    public Optional<ModelDetails.Trial> trial(ModelFolder folder) {
        return next.trial(folder);
    }

    @Override
    public Optional<String> signer(ModelFolder folder) {
        return signature.signer(folder.path());
    }
}
