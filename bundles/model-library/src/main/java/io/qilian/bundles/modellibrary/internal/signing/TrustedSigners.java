package io.qilian.bundles.modellibrary.internal.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose signatures count: the public keys and the certificates of authorities in a folder, PEM files of which each is
 * called as its signer. Only elliptic curves of NIST count, as OpenSSF Model Signing has them: P-256 with SHA-256, P-384
 * with SHA-384, P-521 with SHA-512.
 */
final class TrustedSigners {

    private static final Logger log = LoggerFactory.getLogger(TrustedSigners.class);
    private static final int MAXIMUM_FILES = 1000;
    private static final int MAXIMUM_BYTES = 64 * 1024;

    private record Key(String name, PublicKey key) {}

    private final List<Key> keys = new ArrayList<>();
    private final List<X509Certificate> authorities = new ArrayList<>();

    /** Reads the folder; a file that cannot be read does not count, and is told. */
    static TrustedSigners read(Path folder) throws IOException {
        TrustedSigners signers = new TrustedSigners();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".pem"))
                        .sorted()
                        .limit(MAXIMUM_FILES)
                        .toList()) {
                    signers.add(file);
                }
            }
        }
        return signers;
    }

    private void add(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.pem$", "");
        try {
            if (Files.size(file) > MAXIMUM_BYTES) {
                throw new IOException("it has more than " + MAXIMUM_BYTES + " bytes");
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            if (text.contains("BEGIN CERTIFICATE")) {
                authorities.add((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))));
            } else {
                byte[] encoded = Pem.decode(text, "PUBLIC KEY");
                keys.add(new Key(name, KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded))));
            }
        } catch (IOException | GeneralSecurityException e) {
            log.warn(
                    "{} is neither an EC public key nor a certificate, and vouches for nothing: {}",
                    file,
                    e.toString());
        }
    }

    /**
     * Who signed.
     *
     * @return the name of the key's file, or the subject of the certificate; empty if nobody who counts
     */
    Optional<String> signer(SignatureBundle bundle, Instant now) {
        if (bundle.certificates().isEmpty()) {
            return keys.stream()
                    .filter(key -> verifies(key.key, bundle))
                    .map(Key::name)
                    .findFirst();
        }
        X509Certificate leaf = bundle.certificates().get(0);
        return trusted(bundle.certificates(), now) && verifies(leaf.getPublicKey(), bundle)
                ? Optional.of(leaf.getSubjectX500Principal().getName())
                : Optional.empty();
    }

    private boolean trusted(List<X509Certificate> chain, Instant now) {
        if (authorities.isEmpty()) {
            return false;
        }
        Set<TrustAnchor> anchors = authorities.stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toUnmodifiableSet());
        try {
            // An authority that is sent along does not belong to the path to it.
            CertPath path = CertificateFactory.getInstance("X.509")
                    .generateCertPath(chain.stream()
                            .filter(certificate -> !authorities.contains(certificate))
                            .toList());
            PKIXParameters parameters = new PKIXParameters(anchors);
            // Air-gapped sites reach no server that tells of revocations; taking the file away revokes.
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            boolean[] usage = chain.get(0).getKeyUsage();
            return !path.getCertificates().isEmpty() && (usage == null || usage[0]);
        } catch (GeneralSecurityException e) {
            log.warn(
                    "The certificate of {} does not lead to one that is trusted: {}",
                    chain.get(0).getSubjectX500Principal(),
                    e.getMessage());
            return false;
        }
    }

    private static boolean verifies(PublicKey key, SignatureBundle bundle) {
        if (!(key instanceof ECPublicKey curve)) {
            return false;
        }
        try {
            Signature signature =
                    Signature.getInstance(algorithm(curve.getParams().getOrder().bitLength()));
            signature.initVerify(key);
            signature.update(bundle.signedBytes());
            return signature.verify(bundle.signature());
        } catch (GeneralSecurityException e) {
            // What is no signature at all is none of this key.
            log.debug("not a signature of this key", e);
            return false;
        }
    }

    static String algorithm(int bits) throws GeneralSecurityException {
        return switch (bits) {
            case 256 -> "SHA256withECDSA";
            case 384 -> "SHA384withECDSA";
            case 521 -> "SHA512withECDSA";
            default -> throw new GeneralSecurityException("expected P-256, P-384 or P-521, got " + bits + " bits");
        };
    }

    /** PEM as RFC 7468 has it. */
    static final class Pem {

        private Pem() {}

        static byte[] decode(String text, String label) throws IOException {
            int begin = text.indexOf("-----BEGIN " + label + "-----");
            int end = text.indexOf("-----END " + label + "-----");
            if (begin < 0 || end < begin) {
                throw new IOException("it has no part " + label);
            }
            try {
                return Base64.getMimeDecoder().decode(text.substring(begin + label.length() + 16, end));
            } catch (IllegalArgumentException e) {
                throw new IOException("its part " + label + " is not base64: " + e.getMessage(), e);
            }
        }
    }
}
