package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.ModelRegistry;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Signs a model's folder. */
@Service
@Command(scope = "model", name = "sign", description = "Signs the folder of a model before it is registered")
public final class ModelSignCommand extends ConsoleCommand {

    @Argument(name = "folder", description = "The folder with model and card", required = true)
    @Completion(FileCompleter.class)
    private String folder;

    @Option(name = "--key", description = "EC private key, PKCS #8 in PEM", required = true)
    private String key;

    @Option(name = "--public", description = "Public key in PEM, of which a hint is written")
    private String publicKey;

    @Reference
    private ModelRegistry registry;

    @Override
    void run() {
        Path target = session().currentDir().resolve(folder).normalize();
        registry.sign(
                target,
                session().currentDir().resolve(key).normalize(),
                Optional.ofNullable(publicKey)
                        .map(file -> session().currentDir().resolve(file).normalize()));
        System.out.println(text("signed", target));
    }
}
