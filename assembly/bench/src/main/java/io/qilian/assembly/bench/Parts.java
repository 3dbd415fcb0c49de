package io.qilian.assembly.bench;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.media.api.PictureScaler;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.InputFormats;
import java.util.Optional;

/** The parts of the work on a frame, each alone. */
final class Parts {

    static final Media MEDIA = new NativeMedia();

    private final Arguments arguments;
    private final ModelFolder model;

    Parts(Arguments arguments, ModelFolder model) {
        this.arguments = arguments;
        this.model = model;
    }

    /** Decodes the video over and over. */
    Crew.Work decode() {
        Loop loop = new Loop(arguments);
        return new Crew.Work() {
            @Override
            public void once() {
                loop.next().close();
            }

            @Override
            public void close() {
                loop.close();
            }
        };
    }

    /** Brings one picture of the video into the model's input. */
    Crew.Work prepare() {
        RawSession session = new RawSession(model);
        PictureScaler scaler =
                MEDIA.newScaler(InputFormats.of(model.card().input().orElseThrow()));
        Loop loop = new Loop(arguments);
        Picture picture = loop.next();
        return new Crew.Work() {
            @Override
            public void once() {
                scaler.scale(picture, PictureRegion.whole(picture), session.input());
            }

            @Override
            public void close() {
                picture.close();
                loop.close();
                scaler.close();
                session.close();
            }
        };
    }

    /** Runs the model by ONNX Runtime's own interface, one thread a run. */
    Crew.Work infer() {
        RawSession session = new RawSession(model);
        return new Crew.Work() {
            @Override
            public void once() {
                session.run();
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    /** The next picture of a video that never ends. Owned by the caller. */
    static final class Loop implements AutoCloseable {

        private final Arguments arguments;
        private VideoReader reader;

        Loop(Arguments arguments) {
            this.arguments = arguments;
            this.reader = open();
        }

        private VideoReader open() {
            return MEDIA.openVideo(VideoRequest.of(arguments.video().toString()), new Cancellation());
        }

        Picture next() {
            Optional<DecodedPicture> decoded = reader.read();
            if (decoded.isEmpty()) {
                reader.close();
                reader = open();
                decoded = reader.read();
            }
            return decoded.orElseThrow().picture();
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
