package io.qilian.bundles.modellibrary.internal.signing;

import io.qilian.bundles.modellibrary.internal.content.Manifest;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Signs the files of a model, and says who has signed them. Thread-safe. */
public final class FolderSignature {

    /** The signature's file, beside {@code model.onnx}. */
    public static final String FILE = "model.sig";

    private static final long MAXIMUM_BYTES = 1 << 20;
    private static final Set<String> IGNORED = Set.of(".git", ".gitignore", ".gitattributes", ".github");

    private final Path signers;
    private final InstantSource clock;

    /**
     * Reads signatures.
     *
     * @param signers folder with the keys and certificates that are trusted; read each time
     * @param clock the time at which certificates must be valid
     */
    public FolderSignature(Path signers, InstantSource clock) {
        this.signers = signers;
        this.clock = clock;
    }

    /**
     * Who signed a model. The signature must be one that is trusted, and cover every file of the folder.
     *
     * @param folder the model's folder
     * @return the signer; empty if there is no signature
     * @throws ProblemException if there is a signature that does not hold
     */
    public Optional<String> signer(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAXIMUM_BYTES) {
                throw new IOException("it is no plain file of at most " + MAXIMUM_BYTES + " bytes");
            }
            SignatureBundle bundle = SignatureBundle.parse(Files.readAllBytes(file));
            String signer = trustedSigner(bundle, file);
            List<String> differences = Statement.parse(bundle.payload()).files().differences(files(folder));
            if (!differences.isEmpty()) {
                throw refused(
                        "model.signature",
                        "The files of the model are not those that were signed",
                        file,
                        "the files that " + signer + " signed",
                        String.join("; ", differences),
                        "Fetch the model again, or have it signed anew");
            }
            return Optional.of(signer);
        } catch (IOException e) {
            throw refused(
                    "model.signature",
                    "The signature cannot be read: " + e.getMessage(),
                    file,
                    "a bundle of OpenSSF Model Signing 1.0",
                    "",
                    "Fetch the model again, or have it signed anew");
        }
    }

    private String trustedSigner(SignatureBundle bundle, Path file) throws IOException {
        return TrustedSigners.read(signers)
                .signer(bundle, clock.instant())
                .orElseThrow(() -> refused(
                        "model.untrusted",
                        "The signature is by nobody who is trusted here, or of something else",
                        file,
                        "a key or certificate of " + signers,
                        bundle.hint().isEmpty() ? "another" : "key " + bundle.hint(),
                        "Ask the signer for the public key and put it there as NAME.pem, or fetch the model again"));
    }

    /**
     * Signs a model, by the method {@code key}.
     *
     * @param folder the model's folder, which has no signature yet
     * @param key an EC private key of P-256, P-384 or P-521, PKCS #8 in PEM, without password
     * @param publicKey where the public key in PEM is expected, for the hint only
     * @throws ProblemException if the key cannot be read, or the signature not be written
     */
    public static void sign(Path folder, Path key, Optional<Path> publicKey) {
        try {
            byte[] payload =
                    new Statement(files(folder)).write(folder.getFileName().toString());
            Files.write(folder.resolve(FILE), bundle(payload, key, publicKey).write(), StandardOpenOption.CREATE_NEW);
        } catch (IOException | GeneralSecurityException | ClassCastException e) {
            throw new ProblemException(
                    Problem.of(
                            "model.unsigned",
                            ProblemKind.INPUT,
                            "The model cannot be signed: " + e.getMessage(),
                            folder + " with " + key,
                            "Give an EC private key of P-256, P-384 or P-521 as PKCS #8 in PEM, and a folder without "
                                    + FILE),
                    e);
        }
    }

    static SignatureBundle bundle(byte[] payload, Path key, Optional<Path> publicKey)
            throws IOException, GeneralSecurityException {
        byte[] encoded = TrustedSigners.Pem.decode(Files.readString(key), "PRIVATE KEY");
        ECPrivateKey secret =
                (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        Signature signature = Signature.getInstance(
                TrustedSigners.algorithm(secret.getParams().getOrder().bitLength()));
        signature.initSign(secret);
        signature.update(SignatureBundle.signedBytes(payload));
        return new SignatureBundle(payload, signature.sign(), hint(publicKey), List.of());
    }

    /** The SHA-256 of the public key, by which a reader can pick the right one. */
    private static String hint(Optional<Path> publicKey) throws IOException, GeneralSecurityException {
        if (publicKey.isEmpty()) {
            return "";
        }
        byte[] encoded = TrustedSigners.Pem.decode(Files.readString(publicKey.get()), "PUBLIC KEY");
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    }

    /** What a signature covers: all files but itself and what version control leaves on top. */
    private static Manifest files(Path folder) {
        SortedMap<String, String> covered = new TreeMap<>();
        Manifest.of(folder).files().forEach((name, digest) -> {
            String top = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
            if (!name.equals(FILE) && !IGNORED.contains(top)) {
                covered.put(name, digest);
            }
        });
        return new Manifest(covered);
    }

    private static ProblemException refused(
            String code, String what, Path where, String expected, String actual, String fix) {
        return new ProblemException(
                Problem.of(code, ProblemKind.INPUT, what, where.toString(), fix).comparing(expected, actual));
    }
}
