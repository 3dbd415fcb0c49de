/**
 * Signatures of models as OpenSSF Model Signing 1.0 has them: a Sigstore bundle with a DSSE envelope around an in-toto
 * statement that names every file, methods {@code key} and {@code certificate}.
 */
package io.qilian.bundles.modellibrary.internal.signing;
