package io.qilian.bundles.modellibrary.internal.signing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A Sigstore bundle (v0.1 to v0.3) with a DSSE envelope. Immutable. */
final class SignatureBundle {

    private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    private static final int MAXIMUM_CERTIFICATES = 10;

    private final byte[] payload;
    private final byte[] signature;
    private final String hint;
    private final List<X509Certificate> certificates;

    /**
     * A bundle.
     *
     * @param payload what was signed, of the type {@link Statement#PAYLOAD_TYPE}
     * @param signature the signature of {@link #signedBytes()}, in DER
     * @param hint which key made it, if it was made by a key alone; no proof of anything
     * @param certificates the chain, the signer's first; empty if it was made by a key alone
     */
    SignatureBundle(byte[] payload, byte[] signature, String hint, List<X509Certificate> certificates) {
        this.payload = payload.clone();
        this.signature = signature.clone();
        this.hint = hint;
        this.certificates = List.copyOf(certificates);
    }

    byte[] payload() {
        return payload.clone();
    }

    byte[] signature() {
        return signature.clone();
    }

    String hint() {
        return hint;
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    static SignatureBundle parse(byte[] document) throws IOException {
        Object root = JsonTree.read(document);
        String mediaType = JsonTree.text(root, "mediaType");
        if (!mediaType.startsWith("application/vnd.dev.sigstore.bundle")) {
            throw new IOException("its media type is " + mediaType + ", expected " + MEDIA_TYPE);
        }
        String payloadType = JsonTree.text(root, "dsseEnvelope", "payloadType");
        if (!payloadType.equals(Statement.PAYLOAD_TYPE)) {
            throw new IOException("its payload is " + payloadType + ", expected " + Statement.PAYLOAD_TYPE);
        }
        List<?> signatures = JsonTree.list(root, "dsseEnvelope", "signatures");
        if (signatures.size() != 1) {
            throw new IOException("it has " + signatures.size() + " signatures, expected 1");
        }
        String hint = JsonTree.at(root, "verificationMaterial", "publicKey", "hint")
                .map(Object::toString)
                .orElse("");
        return new SignatureBundle(
                bytes(JsonTree.text(root, "dsseEnvelope", "payload")),
                bytes(JsonTree.text(signatures.get(0), "sig")),
                hint,
                certificates(root));
    }

    private static List<X509Certificate> certificates(Object root) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        Optional<Object> single = JsonTree.at(root, "verificationMaterial", "certificate");
        if (single.isPresent()) {
            certificates.add(certificate(single.get()));
        } else if (JsonTree.at(root, "verificationMaterial", "x509CertificateChain")
                .isPresent()) {
            List<?> chain = JsonTree.list(root, "verificationMaterial", "x509CertificateChain", "certificates");
            if (chain.isEmpty() || chain.size() > MAXIMUM_CERTIFICATES) {
                throw new IOException("it has " + chain.size() + " certificates");
            }
            for (Object one : chain) {
                certificates.add(certificate(one));
            }
        }
        return certificates;
    }

    private static X509Certificate certificate(Object node) throws IOException {
        try {
            byte[] bytes = bytes(JsonTree.text(node, "rawBytes"));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException e) {
            throw new IOException("its certificate cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(String base64) throws IOException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IOException("it holds what is not base64: " + e.getMessage(), e);
        }
    }

    /** What is signed: the pre-authentication encoding of DSSE v1. */
    byte[] signedBytes() {
        return signedBytes(payload);
    }

    static byte[] signedBytes(byte[] payload) {
        byte[] head = ("DSSEv1 " + Statement.PAYLOAD_TYPE.length() + " " + Statement.PAYLOAD_TYPE + " " + payload.length
                        + " ")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head);
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("mediaType", MEDIA_TYPE);
            json.writeObjectFieldStart("verificationMaterial");
            json.writeObjectFieldStart("publicKey");
            json.writeStringField("hint", hint);
            json.writeEndObject();
            json.writeArrayFieldStart("tlogEntries");
            json.writeEndArray();
            json.writeEndObject();
            json.writeObjectFieldStart("dsseEnvelope");
            json.writeStringField("payload", Base64.getEncoder().encodeToString(payload));
            json.writeStringField("payloadType", Statement.PAYLOAD_TYPE);
            json.writeArrayFieldStart("signatures");
            json.writeStartObject();
            json.writeStringField("sig", Base64.getEncoder().encodeToString(signature));
            json.writeStringField("keyid", "");
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("memory takes what is written", e);
        }
        return bytes.toByteArray();
    }
}
