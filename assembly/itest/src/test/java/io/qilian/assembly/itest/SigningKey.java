package io.qilian.assembly.itest;

import io.qilian.kernel.testkit.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A key by which models are signed, and whom an installation trusts. */
final class SigningKey {

    private SigningKey() {}

    /** Makes a pair: the public key in {@code etc/model-keys}, the secret elsewhere. */
    static Path make(Installation qilian, String name) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        qilian.write(
                "etc/model-keys/" + name + ".pem",
                pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        Path secret = qilian.file("data/tmp/" + name + ".key");
        Files.writeString(secret, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        return secret;
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                + label + "-----\n";
    }
}
