package io.qilian.bundles.hj212.internal;

import static io.qilian.bundles.hj212.internal.TestFeed.await;
import static io.qilian.bundles.hj212.internal.TestLine.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.Hj212Counter;
import io.qilian.bundles.hj212.api.PackageNumber;
import io.qilian.bundles.hj212.api.RejectionReason;
import io.qilian.bundles.hj212.internal.RecordingIngest.Behaviour;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.kernel.api.feed.Quality;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real connection: what is acknowledged, and when. */
class AcknowledgementTest {

    private static final String DATA = "DataTime=20261201080000;a34004-Rtd=35.2,a34004-Flag=N";
    private static final int QUIET_MS = 300;

    private final TestFeed feed = new TestFeed(new TestFeed.Settings());
    private final TestLine line = new TestLine(feed);

    @AfterEach
    void close() {
        line.close();
        feed.close();
    }

    private static DataSegment part(int number, int count, String parameters) {
        return upload("20261201080000123", "2051", parameters)
                .withPackageNumber(Optional.of(new PackageNumber(count, number)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2011", "2021", "2031", "2041", "2051", "2061", "2081", "3020"})
    void everyUploadIsHandedInAndAcknowledged(String commandCode) {
        line.send(upload("20261201080000123", commandCode, DATA));
        DataSegment answer = line.next().orElseThrow();
        assertThat(answer)
                .isEqualTo(
                        DataSegment.of("20261201080000123", "91", "9014", "QL1").withPassword("qilian"));
        assertThat(feed.ingest.messages).singleElement().satisfies(message -> {
            assertThat(message.feed()).isEqualTo("air");
            assertThat(message.station()).isEqualTo("QL1");
            assertThat(message.original()).contains("PW=******").contains(DATA);
            assertThat(message.measurements())
                    .extracting(Measurement::value, Measurement::measuredAt, Measurement::quality)
                    .containsExactly(tuple(35.2, Instant.parse("2026-12-01T00:00:00Z"), Quality.GOOD));
        });
    }

    @Test
    void theAcknowledgementWaitsUntilTheDataAreStored() {
        feed.ingest.behaviour = Behaviour.WAITS;
        line.send(upload("1", "2011", DATA));
        await(() -> !feed.ingest.waiting.isEmpty());
        assertThat(line.next(QUIET_MS)).isEmpty();
        feed.ingest.storeWaiting();
        assertThat(line.next()).map(DataSegment::commandCode).contains("9014");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "THROWS"})
    void nothingIsAcknowledgedThatWasNotStored(Behaviour behaviour) {
        feed.ingest.behaviour = behaviour;
        line.send(upload("1", "2011", DATA));
        await(() -> feed.count(Hj212Counter.NOT_STORED) == 1);
        assertThat(line.next(QUIET_MS)).isEmpty();
        feed.ingest.behaviour = Behaviour.STORES;
        line.send(upload("1", "2011", DATA));
        assertThat(line.next()).map(DataSegment::requestNumber).contains("1");
        assertThat(feed.count(Hj212Counter.ACKNOWLEDGED)).isEqualTo(1);
    }

    @Test
    void whoWantsNoAnswerGetsNone() {
        line.send(upload("1", "2011", DATA).withFlags(1, false));
        await(() -> feed.count(Hj212Counter.STORED) == 1);
        assertThat(line.next(QUIET_MS)).isEmpty();
    }

    @Test
    void partsThatStandAloneAreAcknowledgedOneByOne() {
        line.send(part(1, 2, "DataTime=20261201080000;a34004-Avg=1,a34004-Flag=N"));
        assertThat(line.next().orElseThrow().packageNumber()).contains(new PackageNumber(2, 1));
        line.send(part(2, 2, "DataTime=20261201080000;a34002-Avg=2,a34002-Flag=N"));
        assertThat(line.next().orElseThrow().packageNumber()).contains(new PackageNumber(2, 2));
        assertThat(feed.ingest.measurements("minute.a34004-Avg")).hasSize(1);
        assertThat(feed.ingest.measurements("minute.a34002-Avg")).hasSize(1);
    }

    @Test
    void partsThatAreCutWithinANumberAreAcknowledgedWhenTheWholeIsStored() {
        line.send(part(1, 2, "DataTime=20261201080000;a34004-Avg=1"));
        assertThat(line.next(QUIET_MS)).isEmpty();
        assertThat(feed.ingest.messages).isEmpty();
        line.send(part(2, 2, "2.5,a34004-Flag=N"));
        assertThat(line.next().orElseThrow().packageNumber()).contains(new PackageNumber(2, 1));
        assertThat(line.next().orElseThrow().packageNumber()).contains(new PackageNumber(2, 2));
        assertThat(feed.ingest.measurements("minute.a34004-Avg"))
                .extracting(Measurement::value)
                .containsExactly(12.5);
    }

    @Test
    void signsOfLifeAndNoticesAreAnswered() {
        line.send(upload("1", "9015", ""));
        assertThat(line.next()).map(DataSegment::commandCode).contains("9013");
        line.send(upload("2", "1013", "PolId=w01018"));
        assertThat(line.next()).map(DataSegment::commandCode).contains("9013");
        assertThat(feed.count(Hj212Counter.NOTICES)).isEqualTo(2);
    }

    @Test
    void aCommandThatStationsDoNotSendIsRefusedAndKept() {
        line.send(upload("1", "4711", "x=1"));
        assertThat(line.next()).map(DataSegment::parameters).contains("QnRtn=8");
        assertThat(feed.ingest.refused)
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason().code()).isEqualTo("hj212.command"));
    }

    @Test
    void anUploadThatDoesNotSayWhenIsKeptAndRefused() {
        line.send(upload("1", "2011", "a34004-Rtd=1"));
        assertThat(line.next()).map(DataSegment::parameters).contains("QnRtn=2");
        assertThat(feed.count(RejectionReason.PARAMETERS)).isEqualTo(1);
        assertThat(feed.ingest.refused)
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason().code()).isEqualTo("hj212.data-time"))
                .satisfies(refused -> assertThat(refused.original()).doesNotContain("qilian"));
    }

    @Test
    void itemsThatCannotBeReadAreKeptAndTheOthersStored() {
        line.send(upload("1", "2011", DATA + ";a21026-Rtd=??"));
        assertThat(line.next()).map(DataSegment::commandCode).contains("9014");
        assertThat(feed.ingest.measurements("real.a34004-Rtd")).hasSize(1);
        assertThat(feed.ingest.refused)
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason().where()).isEqualTo("a21026-Rtd=??"));
    }

    @Test
    void aWrongPacketIsKeptWithTheStationThatSentItAndTheNextOneTaken() {
        line.send(upload("1", "9015", ""));
        assertThat(line.next()).isPresent();
        line.send("##0008QN=1234500000\r\nnoise\r\n");
        line.send(upload("2", "2011", DATA));
        assertThat(line.next()).map(DataSegment::requestNumber).contains("2");
        assertThat(feed.ingest.refused).isNotEmpty().allSatisfy(refused -> assertThat(refused.station())
                .isEqualTo("QL1"));
        assertThat(feed.connection.status().refused()).isEqualTo(feed.ingest.refused.size());
    }
}
