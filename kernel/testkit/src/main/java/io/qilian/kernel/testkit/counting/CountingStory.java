package io.qilian.kernel.testkit.counting;

import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Observation;
import java.util.List;
import java.util.Objects;

/**
 * What a camera sees at a line, frame by frame, and what is to be counted.
 *
 * @param name short name, unique in the kit
 * @param about what happens, in one sentence
 * @param line the line in shares of the picture, see {@link CrossingDirection}
 * @param frames the frames with detections and with tracks as a tracker might tell them; after the last event there are
 *     empty frames for some seconds
 * @param expected the crossings, in any order; exactly these
 */
public record CountingStory(
        String name, String about, List<Point> line, List<Observation> frames, List<CountedCrossing> expected) {

    /**
     * Copies the lists.
     *
     * @throws NullPointerException if a part is null
     */
    public CountingStory {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(about, "about");
        line = List.copyOf(line);
        frames = List.copyOf(frames);
        expected = List.copyOf(expected);
    }

    /**
     * The frames as a counter is given them.
     *
     * @param input with tracks or without
     * @return the frames
     */
    public List<Observation> frames(StoryInput input) {
        if (input == StoryInput.TRACKS) {
            return frames;
        }
        return frames.stream()
                .map(frame -> frame.answering(frame.use(), frame.detections(), List.of()))
                .toList();
    }
}
