package io.qilian.bundles.modellibrary.internal.registry;

import io.qilian.bundles.modellibrary.api.Registration;
import io.qilian.bundles.modellibrary.internal.content.Manifest;
import io.qilian.bundles.modellibrary.internal.library.RegisteredVersions;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The registered versions as they lie on the disk. Thread-safe. */
public final class KeptVersions implements RegisteredVersions {

    private final RegistrationJournal journal;
    private final ContentStore store;
    private volatile Map<Path, Manifest> present = Map.of();

    /**
     * Reads which versions there are, and takes away what was left behind by registrations that were cut off.
     *
     * @param journal says which there are
     * @param folder where they lie
     */
    public KeptVersions(RegistrationJournal journal, Path folder) {
        this.journal = journal;
        this.store = new ContentStore(folder);
        refresh();
        store.sweep(
                journal.present().stream()
                        .map(row -> row.registration().content())
                        .collect(Collectors.toUnmodifiableSet()),
                journal.removedContents());
    }

    RegistrationJournal journal() {
        return journal;
    }

    ContentStore store() {
        return store;
    }

    /** Takes note of what the journal says now. */
    void refresh() {
        Map<Path, Manifest> now = new LinkedHashMap<>();
        journal.present().forEach(row -> now.put(place(row.registration()), row.manifest()));
        present = now;
    }

    Path place(Registration registration) {
        return store.place(registration.content(), registration.model(), registration.version());
    }

    /** All numbers that a model has ever had here, removed ones too. */
    List<String> versions(String model) {
        return journal.versions(model);
    }

    @Override
    public List<Path> folders() {
        return List.copyOf(present.keySet());
    }

    @Override
    public Optional<Problem> check(Path folder) {
        List<String> differences = differences(folder);
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                                "model.changed",
                                ProblemKind.RESOURCE,
                                "The files of the version are not those that were registered",
                                folder.toString(),
                                "Bring the files back from a backup, or register the model under another version")
                        .comparing("the files as they were registered", String.join("; ", differences)));
    }

    List<String> differences(Path folder) {
        Manifest registered = present.get(folder);
        if (registered == null) {
            throw new IllegalArgumentException("folder: expected one of a registered version, got " + folder);
        }
        return Files.isDirectory(folder)
                ? registered.differences(Manifest.of(folder))
                : List.of("the folder is missing");
    }
}
