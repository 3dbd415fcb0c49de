package io.qilian.bundles.hj212.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.hj212.api.PackageAssembler.Assembled;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackageAssemblerTest {

    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    private final PackageAssembler assembler = new PackageAssembler(Duration.ofSeconds(60));

    private static DataSegment part(String requestNumber, int count, int number, String parameters) {
        return DataSegment.of(requestNumber, "22", "2051", "QL1")
                .withFlags(1, true)
                .withPackageNumber(Optional.of(new PackageNumber(count, number)))
                .withParameters(parameters);
    }

    @Test
    void putsPartsTogetherInWhateverOrderTheyComeAndAlsoTwice() {
        assertThat(assembler.add(part("1", 3, 2, "a34002-Avg=2"), NOW)).isEmpty();
        assertThat(assembler.add(part("1", 3, 2, "a34002-Avg=2"), NOW)).isEmpty();
        assertThat(assembler.add(part("1", 3, 3, "a34003-Avg=3"), NOW)).isEmpty();
        Assembled whole = assembler
                .add(part("1", 3, 1, "DataTime=20261201080000;a34001-Avg=1"), NOW)
                .orElseThrow();
        assertThat(whole.segment().parameters())
                .isEqualTo("DataTime=20261201080000;a34001-Avg=1;a34002-Avg=2;a34003-Avg=3");
        assertThat(whole.segment().packageNumber()).isEmpty();
        assertThat(whole.segment().flags()).isEqualTo(new SegmentFlags(1, false, true));
        assertThat(whole.parts())
                .extracting(part -> part.packageNumber().orElseThrow().number())
                .containsExactly(1, 2, 3);
    }

    @Test
    void putsNoSeparatorWhereAnItemWasCutInTwo() {
        assertThat(Parameters.join(List.of("a-Avg=1", "2,a-Flag=N"))).isEqualTo("a-Avg=12,a-Flag=N");
        assertThat(Parameters.join(List.of("a-Avg=1;a3400", "4-Avg=2"))).isEqualTo("a-Avg=1;a34004-Avg=2");
        assertThat(Parameters.join(List.of("a-Avg=1;b-A", "vg=2"))).isEqualTo("a-Avg=1;b-Avg=2");
        assertThat(Parameters.join(List.of("a-Avg=1;", "b-Avg=2"))).isEqualTo("a-Avg=1;b-Avg=2");
        assertThat(Parameters.join(List.of("a-Avg=1", "b-Avg=2"))).isEqualTo("a-Avg=1;b-Avg=2");
    }

    @Test
    void keepsMessagesOfDifferentRequestsApart() {
        assembler.add(part("1", 2, 1, "a-Avg=1"), NOW);
        assembler.add(part("2", 2, 1, "b-Avg=1"), NOW);
        assertThat(assembler
                        .add(part("1", 2, 2, "a-Max=2"), NOW)
                        .orElseThrow()
                        .segment()
                        .parameters())
                .isEqualTo("a-Avg=1;a-Max=2");
    }

    @Test
    void refusesPartsThatDisagreeAboutTheirNumber() {
        assembler.add(part("1", 2, 1, "a-Avg=1"), NOW);
        assertThatThrownBy(() -> assembler.add(part("1", 3, 2, "a-Max=1"), NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Packets of one message disagree")
                .hasMessageContaining("expected: PNUM 2")
                .hasMessageContaining("actual: PNUM 3");
    }

    @Test
    void refusesTooManyMessagesTooManyPartsAndTooMuchText() {
        for (int message = 0; message < PackageAssembler.MAXIMUM_PENDING; message++) {
            assembler.add(part("1" + message, 2, 1, "a-Avg=1"), NOW);
        }
        assertThatThrownBy(() -> assembler.add(part("2", 2, 1, "a-Avg=1"), NOW))
                .hasMessageContaining("begins too many messages");
        assembler.expire(NOW.plusSeconds(61));
        assertThatThrownBy(() -> assembler.add(part("2", 257, 1, "a-Avg=1"), NOW))
                .hasMessageContaining("PNUM at most 256");
        String half = "x".repeat(PackageAssembler.MAXIMUM_CHARACTERS / 2 + 1);
        assembler.add(part("3", 3, 1, half), NOW);
        assertThatThrownBy(() -> assembler.add(part("3", 3, 2, half), NOW)).hasMessageContaining("too large");
    }

    @Test
    void tellsWhatDidNotComeInTime() {
        assembler.add(part("1", 3, 1, "a-Avg=1"), NOW);
        assertThat(assembler.expire(NOW.plusSeconds(60))).isEmpty();
        assertThat(assembler.expire(NOW.plusSeconds(61))).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(RejectionReason.PACKAGES_EXPIRED);
            assertThat(rejection.problem().expected()).isEqualTo("3 packets");
            assertThat(rejection.original()).contains("PNO=1");
        });
        assertThat(assembler.add(part("1", 3, 2, "a-Max=1"), NOW)).isEmpty();
    }
}
