package io.qilian.bundles.modellibrary.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.library.OpenGate;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.testkit.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of OpenSSF Model Signing 1.0 for verifiers, method key. */
class FolderSignatureTest {

    @TempDir
    private Path work;

    @TempDir
    private Path keys;

    private Path model;
    private Path secret;
    private FolderSignature signature;

    @BeforeEach
    void put() throws Exception {
        model = Models.putSpots(work, "1.0.0", "spots-1");
        secret = SigningKeys.pair(keys, "county-lab", "secp256r1");
        signature = new FolderSignature(keys.resolve("trusted"), ManualClock.at("2026-11-25T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void namesTheSigner(String curve) throws Exception {
        Path key = SigningKeys.pair(keys, "lab-" + curve, curve);
        FolderSignature.sign(model, key, Optional.of(keys.resolve("trusted/lab-" + curve + ".pem")));
        assertThat(signature.signer(model)).contains("lab-" + curve);
    }

    @Test
    void tellsThatThereIsNone() {
        assertThat(signature.signer(model)).isEmpty();
    }

    @Test
    void doesNotSignTwice() {
        sign();
        assertThatThrownBy(this::sign).isInstanceOf(ProblemException.class).hasMessageContaining("cannot be signed");
    }

    @Test
    void refusesAKeyThatNobodyTrusts() throws Exception {
        sign();
        Files.delete(keys.resolve("trusted/county-lab.pem"));
        assertRefused("model.untrusted", "trusted");
    }

    @Test
    void oneBitIsEnough() throws IOException {
        sign();
        Path onnx = model.resolve("model.onnx");
        byte[] bytes = Files.readAllBytes(onnx);
        bytes[bytes.length / 2] ^= 1;
        Files.write(onnx, bytes);
        assertRefused("model.signature", "model.onnx has changed");
    }

    @Test
    void refusesAFileMoreAndAFileLess() throws IOException {
        sign();
        Files.writeString(model.resolve("more.txt"), "");
        assertRefused("model.signature", "more.txt was not there");
        Files.delete(model.resolve("more.txt"));
        Files.delete(model.resolve("labels.txt"));
        assertRefused("model.signature", "labels.txt is missing");
    }

    @Test
    void passesOverWhatVersionControlLeavesOnTopAndNothingBelow() throws IOException {
        sign();
        Files.writeString(model.resolve(".gitattributes"), "*.onnx filter=lfs\n");
        assertThat(signature.signer(model)).contains("county-lab");
        Files.createDirectories(model.resolve("golden"));
        Files.writeString(model.resolve("golden/.gitignore"), "*\n");
        assertRefused("model.signature", "golden/.gitignore was not there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "keyid":""                     | "keyid":null
            ,"keyid":""                    | ''
            "tlogEntries":[]               | "tlogEntries":[],"more":{"a":[1]}
            """)
    void takesTheFormsThatOtherToolsWrite(String written, String other) throws IOException {
        sign();
        change(text -> text.replace(written, other));
        assertThat(signature.signer(model)).contains("county-lab");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            vnd.dev.sigstore.bundle.v0.3   | vnd.dev.other.v0.3   | media type
            application/vnd.in-toto+json   | text/plain           | payload is text/plain
            "signatures":[                 | "signatures":[{"sig":"MA=="}, | 2 signatures
            "payload":"                    | "payload":"!         | base64
            {"mediaType"                   | {"x":1,"x":2,"mediaType" | Duplicate field
            {"mediaType"                   | nothing              | cannot be read
            """)
    void refusesBundlesThatAreNone(String written, String other, String told) throws IOException {
        sign();
        change(text -> text.replace(written, other));
        assertRefused("model.signature", told);
    }

    /** Statements that a trusted key has signed and that are wrong all the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            in-toto.io/Statement/v1        | in-toto.io/Statement/v9 | type
            signature/v1.0                 | signature/v9.0          | predicate
            "method":"files"               | "method":"shards"       | serialization
            "hash_type":"sha256"           | "hash_type":"md5"       | digest
            "name":"README.md"             | "name":"../README.md"   | outside the model
            "name":"README.md"             | "name":"/README.md"     | outside the model
            "name":"README.md"             | "name":"z.md"           | order
            "digest":{"sha256":"           | "digest":{"sha256":"00  | digest of the whole
            """)
    void refusesStatementsThatDoNotHold(String written, String other, String told) throws Exception {
        sign();
        resign(text -> text.replace(written, other));
        assertRefused("model.signature", told);
    }

    @Test
    void anotherPayloadUnderTheSameSignatureIsNobodys() throws IOException {
        sign();
        SignatureBundle bundle = SignatureBundle.parse(Files.readAllBytes(model.resolve(FolderSignature.FILE)));
        String payload = Base64.getEncoder().encodeToString(bundle.payload());
        byte[] other = new String(bundle.payload(), StandardCharsets.UTF_8)
                .replace("1.0.0", "2.0.0")
                .getBytes(StandardCharsets.UTF_8);
        change(text -> text.replace(payload, Base64.getEncoder().encodeToString(other)));
        assertRefused("model.untrusted", "or of something else");
    }

    @Test
    void policyRefusesWhatIsNotSigned() {
        ModelFolder folder = ModelFolder.read(model);
        new SignatureGate(signature, false, new OpenGate()).admit(folder);
        SignatureGate strict = new SignatureGate(signature, true, new OpenGate());
        assertThatThrownBy(() -> strict.admit(folder)).hasMessageContaining("requireSignature");
        sign();
        strict.admit(folder);
        assertThat(strict.signer(folder)).contains("county-lab");
    }

    private void sign() {
        FolderSignature.sign(model, secret, Optional.empty());
    }

    private void change(UnaryOperator<String> change) throws IOException {
        Path file = model.resolve(FolderSignature.FILE);
        String before = Files.readString(file);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    private void resign(UnaryOperator<String> change) throws Exception {
        Path file = model.resolve(FolderSignature.FILE);
        SignatureBundle bundle = SignatureBundle.parse(Files.readAllBytes(file));
        String before = new String(bundle.payload(), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        byte[] payload = after.getBytes(StandardCharsets.UTF_8);
        Files.write(
                file, FolderSignature.bundle(payload, secret, Optional.empty()).write());
    }

    private void assertRefused(String code, String part) {
        assertThatThrownBy(() -> signature.signer(model))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
