package io.qilian.bundles.vision.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelVotesTest {

    private final LabelVotes votes = new LabelVotes();

    @Test
    void weighsVotesByTheirScores() {
        add("car", 0.3, 3);
        add("truck", 0.9, 2);
        assertThat(votes.label()).isEqualTo("truck");
    }

    @Test
    void keepsTheClassUntilAnotherLeadsByHalf() {
        add("car", 0.5, 10);
        add("truck", 0.5, 14);
        assertThat(votes.label()).isEqualTo("car");
        add("truck", 0.5, 2);
        assertThat(votes.label()).isEqualTo("truck");
    }

    @Test
    void doesNotFlickerBetweenEqualClasses() {
        add("car", 0.8, 1);
        for (int i = 0; i < 1000; i++) {
            votes.add(i % 2 == 0 ? "van" : "car", 0.8);
            assertThat(votes.label()).isEqualTo("car");
        }
    }

    @Test
    void forgetsOldVotesSoThatALongMistakeCanBeMended() {
        add("car", 0.5, 10_000);
        add("truck", 0.9, 300);
        assertThat(votes.label()).isEqualTo("truck");
    }

    @Test
    void keepsTheLeaderWhenMoreClassesComeThanItHasPlacesFor() {
        add("car", 0.9, 5);
        for (int i = 0; i < 100; i++) {
            votes.add("class-" + i, 0.4);
        }
        assertThat(votes.label()).isEqualTo("car");
    }

    @Test
    void takesOverTheVotesOfAnotherTrack() {
        add("car", 0.5, 2);
        LabelVotes other = new LabelVotes();
        other.add("bus", 0.9);
        other.add("bus", 0.9);
        votes.addAll(other);
        assertThat(votes.label()).isEqualTo("bus");
    }

    @Test
    void beginsAnewWhenCleared() {
        add("car", 0.9, 50);
        votes.clear();
        votes.add("person", 0.1);
        assertThat(votes.label()).isEqualTo("person");
    }

    private void add(String label, double score, int times) {
        for (int i = 0; i < times; i++) {
            votes.add(label, score);
        }
    }
}
