package io.qilian.assembly.democlip;

import io.qilian.assembly.democlip.truth.FrameTruth;
import io.qilian.assembly.democlip.truth.ObjectTable;
import io.qilian.assembly.democlip.truth.TruthFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Renders the demo's clip from the command line: truth files, and frames as pictures or as raw bytes. */
public final class RenderClip {

    private static final String USAGE = "usage: RenderClip FOLDER [--pictures] [--raw FILE|-]";

    private RenderClip() {}

    /**
     * Runs the command.
     *
     * @param arguments the folder for the truth files; {@code --pictures} for a PNG a frame in its subfolder
     *     {@code frames}; {@code --raw FILE} for all frames as BGR bytes in one file, {@code -} being standard output
     * @throws IOException if something cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0 || arguments[0].startsWith("-")) {
            System.err.println(USAGE);
            System.exit(2);
        }
        RoadScript script = RoadScript.DEMO;
        Path folder = Path.of(arguments[0]);
        List<FrameSink> sinks = new ArrayList<>();
        for (int at = 1; at < arguments.length; at++) {
            if (arguments[at].equals("--pictures")) {
                sinks.add(new PictureFiles(folder.resolve("frames"), script.format()));
            } else if (arguments[at].equals("--raw") && at + 1 < arguments.length) {
                at++;
                sinks.add(new RawFrames(raw(arguments[at])));
            } else {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
        render(script, folder, sinks);
    }

    /**
     * Renders a whole clip.
     *
     * @param script what it shows
     * @param folder takes the truth files; made if it is missing
     * @param sinks take the frames; they are closed at the end, whatever happens
     * @throws IOException if something cannot be written
     */
    public static void render(RoadScript script, Path folder, List<FrameSink> sinks) throws IOException {
        try {
            Files.createDirectories(folder);
            RoadClip clip = new RoadClip(script);
            TruthFiles.write(clip.truth(), folder);
            byte[] bgr = new byte[3 * script.format().width() * script.format().height()];
            try (ObjectTable objects = new ObjectTable(folder)) {
                for (int frame = 0; frame < script.format().frames(); frame++) {
                    FrameTruth seen = clip.render(frame, bgr);
                    objects.add(seen);
                    for (FrameSink sink : sinks) {
                        sink.accept(bgr, seen);
                    }
                }
            }
        } finally {
            closeAll(sinks);
        }
    }

    private static void closeAll(List<FrameSink> sinks) throws IOException {
        IOException failure = null;
        for (FrameSink sink : sinks) {
            try {
                sink.close();
            } catch (IOException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static OutputStream raw(String file) throws IOException {
        OutputStream out = file.equals("-") ? System.out : Files.newOutputStream(Path.of(file));
        return new BufferedOutputStream(out, 1 << 20);
    }
}
