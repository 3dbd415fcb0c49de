package io.qilian.bundles.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Video of which a part was lost on its way. */
class DamagedVideoTest {

    private static final Media MEDIA = new NativeMedia();
    private static final int GROUP = 25;

    @TempDir
    private Path folder;

    /** What came out of a reader: a checksum of the brightness of each picture, and the counters. */
    private record Outcome(List<Long> pictures, List<Boolean> keyFrames, long damaged, long quarantined) {}

    @ParameterizedTest
    @CsvSource({"libx264, h264, 0", "libx264, h264, 0.5", "libx265, hevc, 0", "libx265, hevc, 0.5"})
    void showsNothingFromALossToTheNextKeyFrame(String encoder, String format, double keptShare) throws Exception {
        Path whole = FfmpegTool.clip(folder, "whole." + format, encoder, 4);
        Outcome before = read(whole);
        assertThat(before.pictures).hasSize(4 * GROUP);
        assertThat(before.damaged + before.quarantined).isZero();

        Path damaged = folder.resolve("damaged." + format);
        Files.write(damaged, withLoss(Files.readAllBytes(whole), format, keptShare));
        Outcome after = read(damaged);

        assertThat(before.pictures).as("every picture that is shown is whole").containsAll(after.pictures);
        assertThat(after.pictures).hasSizeLessThan(3 * GROUP + GROUP / 2);
        assertThat(after.pictures).containsAll(before.pictures.subList(0, GROUP - 5));
        assertThat(after.pictures).containsAll(before.pictures.subList(2 * GROUP, 4 * GROUP));
        assertThat(after.damaged).isPositive();
        assertThat(after.quarantined).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"libx264, h264", "libx265, hevc"})
    void decodesKeyFramesOnly(String encoder, String format) throws Exception {
        Path file = FfmpegTool.clip(folder, "whole.mp4", encoder, 4);
        Outcome all = read(file);
        VideoRequest usual = VideoRequest.of(file.toString());
        try (VideoReader reader = MEDIA.openVideo(
                new VideoRequest(
                        usual.source(),
                        usual.openTimeout(),
                        usual.readTimeout(),
                        usual.transport(),
                        1,
                        true,
                        usual.pictureInterval()),
                new Cancellation())) {
            Outcome keys = read(reader);
            assertThat(reader.info().codec()).isEqualTo(format);
            assertThat(keys.keyFrames).hasSize(4).doesNotContain(false);
            assertThat(all.pictures).containsAll(keys.pictures);
            assertThat(reader.skipped()).isEqualTo(4 * GROUP - 4);
            assertThat(keys.damaged + keys.quarantined).isZero();
        }
    }

    private static Outcome read(Path file) {
        try (VideoReader reader = MEDIA.openVideo(VideoRequest.of(file.toString()), new Cancellation())) {
            return read(reader);
        }
    }

    private static Outcome read(VideoReader reader) {
        List<Long> pictures = new ArrayList<>();
        List<Boolean> keyFrames = new ArrayList<>();
        for (Optional<DecodedPicture> next = reader.read(); next.isPresent(); next = reader.read()) {
            keyFrames.add(next.get().keyFrame());
            try (Picture picture = next.get().picture()) {
                pictures.add(brightnessOf(picture));
            }
        }
        return new Outcome(pictures, keyFrames, reader.damaged(), reader.quarantined());
    }

    /** A checksum without what lies between the rows. */
    private static long brightnessOf(Picture picture) {
        CRC32 sum = new CRC32();
        ByteBuffer rows = picture.plane(0);
        for (int row = 0; row < picture.height(); row++) {
            sum.update(rows.slice(row * picture.strideBytes(0), picture.width()));
        }
        return sum.getValue();
    }

    /** The stream without the largest picture in the middle of its second group, or without the end of it. */
    private static byte[] withLoss(byte[] stream, String format, double keptShare) {
        List<byte[]> units = units(stream);
        List<Integer> pictures = new ArrayList<>();
        for (int at = 0; at < units.size(); at++) {
            if (showsPicture(units.get(at), format)) {
                pictures.add(at);
            }
        }
        int victim = pictures.get(GROUP + 5);
        for (int number = GROUP + 5; number < GROUP + 12; number++) {
            victim = units.get(pictures.get(number)).length > units.get(victim).length ? pictures.get(number) : victim;
        }
        ByteArrayOutputStream left = new ByteArrayOutputStream();
        for (int at = 0; at < units.size(); at++) {
            byte[] unit = units.get(at);
            left.writeBytes(at == victim ? Arrays.copyOf(unit, (int) (unit.length * keptShare)) : unit);
        }
        return left.toByteArray();
    }

    /** The units between start codes (ITU-T H.264 and H.265, Annex B). */
    private static List<byte[]> units(byte[] stream) {
        List<byte[]> units = new ArrayList<>();
        int begin = 0;
        for (int at = 1; at + 2 < stream.length; at++) {
            if (stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1) {
                units.add(Arrays.copyOfRange(stream, begin, at));
                begin = at;
            }
        }
        units.add(Arrays.copyOfRange(stream, begin, stream.length));
        return units;
    }

    private static boolean showsPicture(byte[] unit, String format) {
        if (unit.length < 5) {
            return false;
        }
        int header = unit[0] == 0 && unit[1] == 0 && unit[2] == 1 ? unit[3] : unit[4];
        int type = format.equals("hevc") ? (header >> 1) & 0x3f : header & 0x1f;
        return format.equals("hevc") ? type < 32 : type == 1 || type == 5;
    }
}
