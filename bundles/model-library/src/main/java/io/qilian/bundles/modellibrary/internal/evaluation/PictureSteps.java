package io.qilian.bundles.modellibrary.internal.evaluation;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.EvaluationProgress;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Goes through pictures one by one, tells how far it is, and ends when its thread is interrupted. */
final class PictureSteps {

    private final Media media;
    private final DatasetFiles files;
    private final Consumer<EvaluationProgress> progress;
    private final String model;

    PictureSteps(Media media, DatasetFiles files, Consumer<EvaluationProgress> progress, String model) {
        this.media = media;
        this.files = files;
        this.progress = progress;
        this.model = model;
    }

    void each(List<Path> pictures, BiConsumer<Path, Picture> step) {
        int done = 0;
        for (Path file : pictures) {
            requireGoingOn(done, pictures.size());
            try {
                step(file, step);
            } catch (ProblemException e) {
                // An interrupt makes file and model fail as well, and is the reason then.
                requireGoingOn(done, pictures.size());
                throw e;
            }
            done++;
            progress.accept(new EvaluationProgress(done, pictures.size()));
        }
        requireGoingOn(done, pictures.size());
    }

    private void step(Path file, BiConsumer<Path, Picture> step) {
        try (Picture picture = media.readPicture(files.read(file))) {
            step.accept(file, picture);
        } catch (MediaException e) {
            throw DatasetProblems.unreadable(file, e);
        }
    }

    private void requireGoingOn(int done, int total) {
        if (Thread.currentThread().isInterrupted()) {
            throw DatasetProblems.interrupted(model, done, total);
        }
    }
}
