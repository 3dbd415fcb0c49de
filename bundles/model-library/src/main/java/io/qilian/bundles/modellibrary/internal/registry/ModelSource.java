package io.qilian.bundles.modellibrary.internal.registry;

import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.content.Manifest;
import io.qilian.bundles.modellibrary.internal.header.ExternalData;
import io.qilian.bundles.modellibrary.internal.header.ExternalDataCheck;
import io.qilian.bundles.modellibrary.internal.header.OnnxHeader;
import io.qilian.bundles.modellibrary.internal.header.OnnxHeaderReader;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Brings the files of a model into an empty folder, wherever they come from. */
final class ModelSource {

    private final RegistrationRequest request;
    private final Path stage;
    private final Budget budget = new Budget(Budget.MAXIMUM_BYTES);

    ModelSource(RegistrationRequest request, Path stage) {
        this.request = request;
        this.stage = stage;
    }

    /**
     * Brings the files.
     *
     * @return the folder with {@code model.onnx}, and with a card if there is one
     */
    Path bring() {
        try {
            Path folder = Files.createDirectory(stage.resolve("brought"));
            String source = request.source();
            if (source.toLowerCase(Locale.ROOT).matches("https?://.*")) {
                Path fetched = stage.resolve("fetched");
                new Download(budget).fetch(source, request.digest().isPresent(), fetched);
                bringFile(fetched, folder);
            } else if (Files.isDirectory(Path.of(source))) {
                bringFolder(Path.of(source), folder);
            } else {
                bringFile(requireFile(Path.of(source)), folder);
            }
            if (request.card().isPresent()) {
                bringCard(requireFile(request.card().get()), folder);
            }
            return folder;
        } catch (IOException e) {
            throw ContentStore.unwritable(stage, e);
        }
    }

    private static Path requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw problem("model.source", "There is no such file", file, "Name a file that is there by its whole path");
        }
        return file;
    }

    private void bringFile(Path file, Path folder) throws IOException {
        requireDigest(file);
        if (ModelArchive.is(file)) {
            ModelArchive.unpack(file, folder, budget);
            return;
        }
        copy(file, folder.resolve(ModelFolder.MODEL_FILE));
        OnnxHeader header = OnnxHeaderReader.read(file);
        Path beside = file.toAbsolutePath().getParent();
        new ExternalDataCheck(beside).check(header);
        Set<String> locations = new TreeSet<>();
        for (ExternalData data : header.externalData()) {
            locations.add(data.entries().get("location"));
        }
        for (String location : locations) {
            copy(beside.resolve(location), folder.resolve(location));
        }
    }

    private void bringFolder(Path source, Path folder) throws IOException {
        // Nothing but plain files is in it, and not too many.
        for (String name : Manifest.of(source).files().keySet()) {
            if (!name.startsWith(".") && !name.contains("/.")) {
                copy(source.resolve(name), folder.resolve(name));
            }
        }
        Path model = folder.resolve(ModelFolder.MODEL_FILE);
        if (!Files.exists(model)) {
            Files.move(onlyModel(source, folder), model);
        }
        requireDigest(model);
    }

    private static Path onlyModel(Path source, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> models =
                    files.filter(file -> file.toString().endsWith(".onnx")).toList();
            if (models.size() != 1) {
                throw problem(
                        "model.source",
                        "The folder has " + models.size() + " ONNX files",
                        source,
                        "Call the model " + ModelFolder.MODEL_FILE + ", or name the file");
            }
            return models.get(0);
        }
    }

    /** The card of a single file, with what it names: labels and golden samples. */
    private void bringCard(Path card, Path folder) throws IOException {
        if (Files.exists(folder.resolve(ModelFolder.CARD_FILE))) {
            throw problem(
                    "model.source",
                    "The source has a card of its own",
                    card,
                    "Leave out --card, or name the ONNX file alone");
        }
        copy(card, folder.resolve(ModelFolder.CARD_FILE));
        Path beside = card.toAbsolutePath().getParent();
        for (String name : ModelFolder.card(folder).files()) {
            Path file = beside.resolve(name);
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                for (String inside : Manifest.of(file).files().keySet()) {
                    copy(file.resolve(inside), folder.resolve(name).resolve(inside));
                }
            } else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                copy(file, folder.resolve(name));
            }
        }
    }

    private void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
            budget.copy(in, out, from.toString());
        }
    }

    private void requireDigest(Path file) throws IOException {
        if (request.digest().isEmpty()) {
            return;
        }
        String actual = Manifest.digest(file);
        if (!actual.equalsIgnoreCase(request.digest().get())) {
            throw new ProblemException(Problem.of(
                            "model.digest",
                            ProblemKind.INPUT,
                            "The file is not the one whose digest was given",
                            request.source(),
                            "Fetch the file again, or correct the digest if the file is the right one")
                    .comparing(request.digest().get(), actual));
        }
    }

    private static ProblemException problem(String code, String what, Path where, String fix) {
        return new ProblemException(Problem.of(code, ProblemKind.INPUT, what, where.toString(), fix));
    }
}
