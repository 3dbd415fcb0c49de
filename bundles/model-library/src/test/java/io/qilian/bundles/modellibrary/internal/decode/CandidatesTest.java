package io.qilian.bundles.modellibrary.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidatesTest {

    private final Candidates candidates = new Candidates();

    @Test
    void keepsTheBestOfThoseOfAClassThatOverlap() {
        candidates.addCorners(0, 0.6f, 0, 0, 10, 10);
        candidates.addCorners(0, 0.9f, 1, 0, 11, 10);
        candidates.addCorners(1, 0.5f, 0, 0, 10, 10);
        candidates.addCorners(0, 0.4f, 20, 0, 30, 10);
        candidates.suppress(0.5, 100);
        assertThat(scores()).containsExactly(0.9f, 0.5f, 0.4f);
        assertThat(candidates.label(1)).as("another class is another thing").isEqualTo(1);
    }

    @Test
    void keepsBothWhereTheOverlapIsNoMoreThanAllowed() {
        // 10 by 10 each, a third shared: 33.3 of 166.7 is an overlap of 0.2.
        candidates.addCorners(0, 0.9f, 0, 0, 10, 10);
        candidates.addCorners(0, 0.8f, 0, 20f / 3, 10, 50f / 3);
        candidates.suppress(0.21, 100);
        assertThat(candidates.size()).isEqualTo(2);
        candidates.suppress(0.19, 100);
        assertThat(candidates.size()).isEqualTo(1);
    }

    @Test
    void isMeasuredAgainstThoseThatAreKeptOnly() {
        // The middle one goes because of the first; the last one overlaps only the middle one, so it stays.
        candidates.addCorners(0, 0.9f, 0, 0, 10, 10);
        candidates.addCorners(0, 0.8f, 3, 0, 13, 10);
        candidates.addCorners(0, 0.7f, 6, 0, 16, 10);
        candidates.suppress(0.5, 100);
        assertThat(scores()).containsExactly(0.9f, 0.7f);
    }

    @Test
    void ordersEqualScoresAsTheyWereRead() {
        for (int label = 0; label < 5; label++) {
            candidates.addCorners(label, 0.5f, 0, 0, 10, 10);
        }
        candidates.suppress(0.5, 3);
        assertThat(IntStream.range(0, candidates.size()).map(candidates::label)).containsExactly(0, 1, 2);
    }

    @Test
    void holdsNoMoreThanItsRoomAndKeepsTheStrongest() {
        int number = 3 * Candidates.CAPACITY;
        for (int i = 0; i < number; i++) {
            // 7919 has no factor in common with the number: each score once, in no order.
            int rank = (int) ((long) i * 7919 % number);
            candidates.addCorners(0, (rank + 1f) / number, 20 * i, 0, 20 * i + 10, 10);
        }
        candidates.suppress(0.5, 100);
        for (int rank = 0; rank < 100; rank++) {
            assertThat(candidates.score(rank)).isEqualTo((number - rank) / (float) number);
        }
    }

    @Test
    void leavesOutBoxesWithoutExtent() {
        candidates.addCorners(0, 0.9f, 5, 5, 5, 9);
        candidates.addCorners(0, 0.9f, 5, 9, 7, 5);
        candidates.addCentre(0, 0.9f, 5, 5, -1, 2);
        candidates.suppress(0.5, 100);
        assertThat(candidates.size()).isZero();
    }

    private Float[] scores() {
        return IntStream.range(0, candidates.size()).mapToObj(candidates::score).toArray(Float[]::new);
    }
}
