package io.qilian.bundles.modellibrary.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Method certificate: who signs shows a chain to an authority that is trusted. The certificates are keytool's. */
class CertificateSignatureTest {

    private static final String PASSWORD = "for-this-test";
    private static final byte[] PAYLOAD = {'{', '}'};

    @TempDir
    private Path work;

    private Path store;
    private Path trusted;

    @BeforeEach
    void certify() throws Exception {
        store = work.resolve("keys.p12");
        trusted = Files.createDirectory(work.resolve("trusted"));
        generate("authority", "CN=County authority", "-ext", "bc:c", "-ext", "KeyUsage=keyCertSign");
        generate("lab", "CN=Model lab", "-signer", "authority", "-ext", "KeyUsage=digitalSignature");
        generate("server", "CN=Web server", "-signer", "authority", "-ext", "KeyUsage=keyAgreement");
        generate("stranger", "CN=Stranger", "-ext", "KeyUsage=digitalSignature");
        SigningKeys.write(
                trusted.resolve("authority.pem"),
                "CERTIFICATE",
                chain("authority").get(0).getEncoded());
    }

    @Test
    void namesTheSubjectOfTheCertificate() throws Exception {
        assertThat(signer("lab", Instant.now())).contains("CN=Model lab");
    }

    @Test
    void countsOnlyWithinTheTimeOfTheCertificate() throws Exception {
        assertThat(signer("lab", Instant.now().plusSeconds(400L * 24 * 3600))).isEmpty();
    }

    @Test
    void refusesWhoIsCertifiedByNobodyWhoIsTrusted() throws Exception {
        assertThat(signer("stranger", Instant.now())).isEmpty();
    }

    @Test
    void refusesACertificateThatIsNotForSigning() throws Exception {
        assertThat(signer("server", Instant.now())).isEmpty();
    }

    @Test
    void refusesAnotherPayload() throws Exception {
        SignatureBundle signed = sign("lab");
        SignatureBundle other = new SignatureBundle(new byte[] {'['}, signed.signature(), "", signed.certificates());
        assertThat(TrustedSigners.read(trusted).signer(other, Instant.now())).isEmpty();
    }

    private Optional<String> signer(String name, Instant now) throws Exception {
        return TrustedSigners.read(trusted).signer(sign(name), now);
    }

    private SignatureBundle sign(String name) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign((PrivateKey) open().getKey(name, PASSWORD.toCharArray()));
        signature.update(SignatureBundle.signedBytes(PAYLOAD));
        return new SignatureBundle(PAYLOAD, signature.sign(), "", chain(name));
    }

    private List<X509Certificate> chain(String name) throws Exception {
        return Arrays.stream(open().getCertificateChain(name))
                .map(X509Certificate.class::cast)
                .toList();
    }

    private KeyStore open() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private void generate(String name, String subject, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        name,
                        "-dname",
                        subject,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "365")
                .toList());
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(work.resolve("keytool.log")))
                .isZero();
    }
}
