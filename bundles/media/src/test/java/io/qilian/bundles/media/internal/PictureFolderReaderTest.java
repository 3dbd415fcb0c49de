package io.qilian.bundles.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureCanvas;
import io.qilian.bundles.media.api.RtspTransport;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderReaderTest {

    private static final Media MEDIA = new NativeMedia();

    @TempDir
    private Path folder;

    @Test
    void readsThePicturesOfAFolderInTheOrderOfTheirNames() throws Exception {
        byte[] jpeg = jpeg();
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (String name : List.of("b.JPG", "a.jpeg", "d.png", "notes.txt", "c.jpg")) {
            Files.write(pictures.resolve(name), jpeg);
        }
        Files.writeString(pictures.resolve("b.JPG"), "no picture");
        VideoRequest request = new VideoRequest(
                pictures.toString(),
                VideoRequest.DEFAULT_TIMEOUT,
                VideoRequest.DEFAULT_TIMEOUT,
                RtspTransport.TCP,
                1,
                false,
                Duration.ofMillis(500));
        try (VideoReader reader = MEDIA.openVideo(request, new Cancellation())) {
            assertThat(reader.info().fps()).isEqualTo(2);
            assertThat(reader.info().width()).isEqualTo(160);
            List<Long> times = new ArrayList<>();
            for (Optional<DecodedPicture> next = reader.read(); next.isPresent(); next = reader.read()) {
                times.add(next.get().presentation().toMillis());
                assertThat(next.get().keyFrame()).isTrue();
                next.get().picture().close();
            }
            assertThat(times)
                    .as("a picture that is none leaves its place empty")
                    .containsExactly(0L, 1000L, 1500L);
            assertThat(reader.damaged()).isEqualTo(1);
        }
    }

    private byte[] jpeg() {
        Path file = Clips.movingSquare(MEDIA, folder, 2);
        try (VideoReader reader = MEDIA.openVideo(VideoRequest.of(file.toString()), new Cancellation());
                Picture picture = reader.read().orElseThrow().picture();
                PictureCanvas canvas = MEDIA.newCanvas(1920)) {
            canvas.load(picture);
            return canvas.jpeg(90);
        }
    }
}
