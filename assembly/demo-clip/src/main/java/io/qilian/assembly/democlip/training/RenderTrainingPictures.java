package io.qilian.assembly.democlip.training;

import io.qilian.assembly.democlip.RoadClip;
import io.qilian.assembly.democlip.truth.FrameFormat;
import io.qilian.assembly.democlip.truth.FrameTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Renders pictures of many different roads, cameras and kinds of weather with their labels, for the training of
 * detectors. Neither the road nor the camera of the demo is among them, so that the demo stays a test.
 */
public final class RenderTrainingPictures {

    private static final int PICTURES_PER_SCRIPT = 3;
    private static final int SETTLED_FRAMES = 200;
    private static final double LOWEST_QUALITY = 0.70;
    private static final double HIGHEST_QUALITY = 0.92;

    private final Path images;
    private final Path labels;

    private RenderTrainingPictures(Path folder) throws IOException {
        this.images = Files.createDirectories(folder.resolve("images"));
        this.labels = Files.createDirectories(folder.resolve("labels"));
    }

    /**
     * Runs the command.
     *
     * @param arguments the folder, which gets {@code images} and {@code labels}; how many pictures; optionally the
     *     number of the first, to go on with an earlier run
     * @throws IOException if something cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println("usage: RenderTrainingPictures FOLDER COUNT [FIRST]");
            System.exit(2);
        }
        int first = arguments.length == 3 ? Integer.parseInt(arguments[2]) : 0;
        render(Path.of(arguments[0]), first, Integer.parseInt(arguments[1]));
    }

    /**
     * Renders pictures with their labels.
     *
     * @param folder gets {@code images/road_NNNNNN.jpg} and {@code labels/road_NNNNNN.txt}
     * @param first number of the first picture; a picture depends on nothing but its number
     * @param count how many
     * @throws IOException if something cannot be written
     */
    public static void render(Path folder, int first, int count) throws IOException {
        RenderTrainingPictures pictures = new RenderTrainingPictures(folder);
        int number = first;
        while (number < first + count) {
            int script = number / PICTURES_PER_SCRIPT;
            int next = Math.min(first + count, (script + 1) * PICTURES_PER_SCRIPT);
            RoadClip clip = new RoadClip(TrainingScripts.numbered(script));
            for (; number < next; number++) {
                pictures.add(clip, number);
            }
        }
    }

    private void add(RoadClip clip, int number) throws IOException {
        Random random = new Random(number);
        FrameFormat format = clip.script().format();
        int turn = number % PICTURES_PER_SCRIPT;
        int span = (format.frames() - 2 * SETTLED_FRAMES) / PICTURES_PER_SCRIPT;
        int frame = SETTLED_FRAMES + turn * span + random.nextInt(span);
        int[] rgb = new int[format.width() * format.height()];
        FrameTruth truth = clip.render(frame, rgb);
        double quality = LOWEST_QUALITY + (HIGHEST_QUALITY - LOWEST_QUALITY) * random.nextDouble();
        String name = String.format(Locale.ROOT, "road_%06d", number);
        JpegFile.write(rgb, format.width(), images.resolve(name + ".jpg"), quality);
        List<String> lines = YoloLabels.of(truth, format);
        Files.write(labels.resolve(name + ".txt"), lines);
    }
}
