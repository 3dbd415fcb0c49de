package io.qilian.assembly.democlip.truth;

import io.qilian.kernel.api.geometry.Box;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the objects of each frame to {@code objects.csv}, one a line. */
public final class ObjectTable implements AutoCloseable {

    private static final String HEAD = "frame,second,id,class,left,top,right,bottom,"
            + "whole_left,whole_top,whole_right,whole_bottom,visible_share,x_metres,y_metres,speed_kmh\n";

    private final BufferedWriter out;

    /**
     * Begins the table.
     *
     * @param folder where the file is made or replaced
     * @throws IOException if it cannot be written
     */
    public ObjectTable(Path folder) throws IOException {
        this.out = Files.newBufferedWriter(folder.resolve("objects.csv"));
        out.write(HEAD);
    }

    /**
     * Adds the objects of a frame.
     *
     * @param truth the frame
     * @throws IOException if it cannot be written
     */
    public void add(FrameTruth truth) throws IOException {
        for (SeenObject object : truth.objects()) {
            Box box = object.box();
            Box whole = object.whole();
            out.write(String.format(
                    Locale.ROOT,
                    "%d,%.3f,%d,%s,%.1f,%.1f,%.1f,%.1f,%.1f,%.1f,%.1f,%.1f,%.3f,%.3f,%.3f,%.2f\n",
                    truth.frame(),
                    truth.second(),
                    object.id(),
                    object.user().label(),
                    box.left(),
                    box.top(),
                    box.right(),
                    box.bottom(),
                    whole.left(),
                    whole.top(),
                    whole.right(),
                    whole.bottom(),
                    object.visibleShare(),
                    object.motion().ground().x(),
                    object.motion().ground().y(),
                    object.motion().kilometresPerHour()));
        }
    }

    /**
     * Ends the table.
     *
     * @throws IOException if what is left cannot be written
     */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
