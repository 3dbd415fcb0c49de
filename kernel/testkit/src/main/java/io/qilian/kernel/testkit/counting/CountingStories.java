package io.qilian.kernel.testkit.counting;

import java.util.List;
import java.util.stream.Stream;

/** The stories of the counting conformance kit. */
public final class CountingStories {

    private CountingStories() {}

    /**
     * All stories, in a fixed order.
     *
     * @return the stories; their names are unique
     */
    public static List<CountingStory> all() {
        return Stream.of(
                        RateStories.all(),
                        NoiseStories.all(),
                        IdentityStories.all(),
                        TurnStories.all(),
                        PlaceStories.all(),
                        EdgeStories.all())
                .flatMap(List::stream)
                .toList();
    }
}
