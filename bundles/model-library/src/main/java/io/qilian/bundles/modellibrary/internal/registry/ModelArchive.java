package io.qilian.bundles.modellibrary.internal.registry;

import io.qilian.bundles.modellibrary.internal.content.Manifest;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A version as one zip file, for sites without a network. The same files give the same bytes. */
final class ModelArchive {

    // Folders and names of plain characters: nothing that leads out of the folder, on no system.
    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}/){0,7}" + "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ModelArchive() {}

    /** Whether a file begins as a zip file does. */
    static boolean is(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(4);
            return begin.length == 4 && begin[0] == 'P' && begin[1] == 'K' && begin[2] == 3 && begin[3] == 4;
        }
    }

    /** Writes a folder's files. */
    static void write(Path folder, Path archive) {
        if (Files.exists(archive)) {
            throw problem("The file exists already", archive, "Name another file, or move this one away", "");
        }
        Path part = archive.resolveSibling(archive.getFileName() + ".part");
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE))) {
                for (String name : Manifest.of(folder).files().keySet()) {
                    ZipEntry entry = new ZipEntry(name);
                    entry.setTimeLocal(TIME);
                    zip.putNextEntry(entry);
                    Files.copy(folder.resolve(name), zip);
                    zip.closeEntry();
                }
            }
            Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw ContentStore.unwritable(archive, e);
        }
    }

    /** Reads an archive into an empty folder. */
    static void unpack(Path archive, Path folder, Budget budget) throws IOException {
        int files = 0;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                files++;
                if (files > Manifest.MAXIMUM_FILES
                        || !NAME.matcher(entry.getName()).matches()) {
                    throw problem(
                            "The archive holds a file that does not belong there",
                            archive,
                            "Pack the model's files as model:export does, at most " + Manifest.MAXIMUM_FILES,
                            entry.getName());
                }
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                    budget.copy(zip, out, archive.toString());
                }
            }
        } catch (ZipException e) {
            throw problem("The archive is damaged: " + e.getMessage(), archive, "Fetch or export it again", "");
        }
    }

    private static ProblemException problem(String what, Path where, String fix, String actual) {
        return new ProblemException(Problem.of("model.archive", ProblemKind.INPUT, what, where.toString(), fix)
                .comparing("", actual));
    }
}
