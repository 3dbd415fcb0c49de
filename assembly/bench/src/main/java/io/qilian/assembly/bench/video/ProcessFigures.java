package io.qilian.assembly.bench.video;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process holds, as Linux tells it. */
public final class ProcessFigures {

    private ProcessFigures() {}

    /**
     * Threads of the virtual machine.
     *
     * @return their number
     */
    public static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /**
     * Open files, sockets and pipes.
     *
     * @return their number
     */
    public static int handles() {
        String[] open = new File("/proc/self/fd").list();
        if (open == null) {
            throw new IllegalStateException("there is no /proc/self/fd: this benchmark needs Linux");
        }
        return open.length;
    }

    /**
     * Memory that is resident.
     *
     * @return KiB
     * @throws IOException if it cannot be read
     */
    public static double residentKibibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
