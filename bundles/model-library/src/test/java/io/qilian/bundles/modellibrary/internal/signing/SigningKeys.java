package io.qilian.bundles.modellibrary.internal.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Keys as PEM files. */
final class SigningKeys {

    private SigningKeys() {}

    /** Makes a pair: the secret beside the folder of those who are trusted, the public key in it. */
    static Path pair(Path folder, String name, String curve) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        KeyPair pair = generator.generateKeyPair();
        Files.createDirectories(folder.resolve("trusted"));
        write(
                folder.resolve("trusted").resolve(name + ".pem"),
                "PUBLIC KEY",
                pair.getPublic().getEncoded());
        Path secret = folder.resolve(name + ".key");
        write(secret, "PRIVATE KEY", pair.getPrivate().getEncoded());
        return secret;
    }

    static void write(Path file, String label, byte[] content) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + label + "-----\n");
    }
}
