package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A model that somebody keeps in memory. Uses and moves exclude each other only for a moment: a use takes the version
 * and works on it, and the version closes when its last call has ended.
 */
public final class OpenModel implements AutoCloseable {

    private final ModelReference reference;
    private final BiConsumer<OpenModel, LoadedVersion> onClose;
    private LoadedVersion current;
    private Problem reported;
    private boolean closed;

    OpenModel(ModelReference reference, LoadedVersion current, BiConsumer<OpenModel, LoadedVersion> onClose) {
        this.reference = reference;
        this.current = current;
        this.onClose = onClose;
    }

    /**
     * What was asked for.
     *
     * @return the reference
     */
    public ModelReference reference() {
        return reference;
    }

    /**
     * The version that the alias stands for now.
     *
     * @return the version, in memory for as long as nothing newer has taken its place
     */
    public synchronized LoadedVersion current() {
        if (closed) {
            throw new IllegalStateException("the model " + reference + " is closed");
        }
        return current;
    }

    /**
     * Works with the present version. If that version is retired in between, the work is done anew on its successor.
     *
     * @param <T> what comes of it
     * @param work what is done; it fails with an {@link IllegalStateException} on a retired version
     * @return what came of it
     */
    public <T> T use(Function<LoadedVersion, T> work) {
        while (true) {
            LoadedVersion version = current();
            try {
                return work.apply(version);
            } catch (IllegalStateException e) {
                if (version.equals(current())) {
                    throw e;
                }
            }
        }
    }

    /** Whether a folder is that of the present version. */
    boolean uses(ModelFolder folder) {
        return current().folder().equals(folder);
    }

    void moveTo(ModelFolder folder, VersionCache cache) {
        LoadedVersion before;
        LoadedVersion next = cache.hold(folder);
        synchronized (this) {
            if (closed) {
                before = next;
            } else {
                before = current;
                current = next;
                reported = null;
            }
        }
        cache.rest(before);
    }

    synchronized boolean reportOnce(Problem problem) {
        boolean first = !problem.equals(reported);
        reported = problem;
        return first;
    }

    @Override
    public void close() {
        LoadedVersion last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            last = current;
        }
        onClose.accept(this, last);
    }
}
