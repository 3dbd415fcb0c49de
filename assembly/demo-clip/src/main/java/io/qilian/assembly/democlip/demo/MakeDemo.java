package io.qilian.assembly.democlip.demo;

import io.qilian.assembly.democlip.RenderClip;
import io.qilian.assembly.democlip.RoadClip;
import io.qilian.assembly.democlip.RoadScript;
import io.qilian.bundles.media.internal.NativeMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes what the distribution's demo plays: a video, its truth, and the settings of a traffic scene for it. */
public final class MakeDemo {

    private MakeDemo() {}

    /**
     * Runs the command.
     *
     * @param arguments the folder that takes {@code road.mp4}, {@code road-settings.yaml} and the truth files
     * @throws IOException if something cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        RoadScript script = RoadScript.DEMO;
        SceneSettingsFile.write(new RoadClip(script).truth(), folder.resolve("road-settings.yaml"));
        RenderClip.render(
                script, folder, List.of(new VideoFile(new NativeMedia(), folder.resolve("road.mp4"), script.format())));
    }
}
