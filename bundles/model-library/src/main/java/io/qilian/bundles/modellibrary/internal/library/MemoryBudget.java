package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.ModelProblems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How much memory the versions in memory may take together. A version counts with what its trial measured at most, less
 * what the trial's Java runtime takes; one that was not tried with {@value #FILE_FACTOR} times its files. Before a version
 * is refused, what is idle is let go. Thread-safe.
 */
public final class MemoryBudget {

    /** The weights as they lie in the file, those that the runtime lays out anew, and room for the tensors of a run. */
    static final int FILE_FACTOR = 3;

    /** What a trial's process takes without a model. */
    static final long TRIAL_RUNTIME_BYTES = 50L << 20;

    private final long bytes;
    private volatile BooleanSupplier relief = () -> false;

    private MemoryBudget(long bytes) {
        this.bytes = bytes;
    }

    /**
     * A budget.
     *
     * @param mebibytes how much; 0 for half of the machine's memory, or of the container's
     */
    public static MemoryBudget ofMebibytes(long mebibytes) {
        return new MemoryBudget(mebibytes > 0 ? mebibytes << 20 : physicalBytes() / 2);
    }

    /**
     * A budget.
     *
     * @param bytes how much
     */
    public static MemoryBudget ofBytes(long bytes) {
        return new MemoryBudget(bytes);
    }

    /** A budget that refuses nothing. */
    public static MemoryBudget unlimited() {
        return new MemoryBudget(Long.MAX_VALUE);
    }

    private static long physicalBytes() {
        try {
            // The bean's own interface is not of the Java platform, its name and attribute are documented for the JDK.
            return (long) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "TotalMemorySize");
        } catch (JMException e) {
            throw new IllegalStateException("the Java runtime does not tell the machine's memory", e);
        }
    }

    /**
     * Names who can let go what is idle.
     *
     * @param letGo lets one version go that nobody uses now; false if there is none. Called while a version is loaded
     */
    void relieveBy(BooleanSupplier letGo) {
        relief = letGo;
    }

    /** The bound. */
    long bytes() {
        return bytes;
    }

    /** Lets one idle version go; false if there is none. */
    boolean relieve() {
        return relief.getAsBoolean();
    }

    /** What a version takes in memory. */
    static long need(ModelFolder folder, Gate gate) {
        long files = fileBytes(folder.path());
        return gate.trial(folder)
                .map(trial -> Math.max(files, trial.peakBytes() - TRIAL_RUNTIME_BYTES))
                .orElse(FILE_FACTOR * files);
    }

    /** The model, and weights that lie beside it. */
    private static long fileBytes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> plain = files.filter(Files::isRegularFile).toList();
            long sum = 0;
            for (Path file : plain) {
                sum += Files.size(file);
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The refusal of a version for which there is no room. */
    static RuntimeException refusal(ModelFolder folder, long need, long used, long budget) {
        return ModelProblems.memory(folder.card().name() + ":" + folder.card().version(), need, used, budget);
    }
}
