package io.qilian.assembly.itest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import io.qilian.assembly.itest.exam.PaxExamExtension;
import io.qilian.assembly.itest.exam.QilianContainer;
import io.qilian.kernel.api.model.ModelLease;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.scenes.api.ScenePhase;
import io.qilian.kernel.scenes.api.SceneStatus;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.ServiceRegistration;

/** What a vendor's bundle can do inside the distribution, and what it cannot do to others. */
@ExtendWith(PaxExamExtension.class)
@ExamReactorStrategy(PerClass.class)
public class VendorIT {

    @Configuration
    public Option[] distribution() {
        return QilianContainer.options("vendor");
    }

    @Test
    void aScenarioThatThrowsOrHangsIsSetApartWhileOthersGoOn() throws Exception {
        Vendor vendor = new Vendor();
        CountDownLatch released = new CountDownLatch(1);
        try (vendor) {
            vendor.addFeed("road");
            vendor.install("steady", scene -> new SceneHandler() {});
            vendor.install("throwing", scene -> new SceneHandler() {
                @Override
                public void onObservation(Observation seen) {
                    throw new IllegalArgumentException("a vendor's fault");
                }
            });
            vendor.install("hanging", scene -> new SceneHandler() {
                @Override
                public void onObservation(Observation seen) {
                    awaitIgnoringInterrupts(released);
                }
            });
            vendor.addScene("steady", "road");
            vendor.addScene("throwing", "road");
            vendor.addScene("hanging", "road");
            SceneStatus thrown = vendor.awaitPhase("throwing", ScenePhase.QUARANTINED);
            assertThat(thrown.problem().orElseThrow().what()).contains("onObservation", "a vendor's fault");
            assertThat(thrown.stack())
                    .contains("IllegalArgumentException", getClass().getName());
            SceneStatus hung = vendor.awaitPhase("hanging", ScenePhase.QUARANTINED);
            assertThat(hung.stack()).contains("awaitIgnoringInterrupts");
            vendor.awaitObservations("steady", vendor.scene("steady").observations() + 50);
        } finally {
            released.countDown();
        }
    }

    private static void awaitIgnoringInterrupts(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException e) {
                // As a vendor's careless loop would.
            }
        }
    }

    @Test
    void aScenarioRunsALeasedModelByDjlWithItsOwnTranslator() throws Exception {
        AtomicReference<Shape> answer = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (Vendor vendor = new Vendor()) {
            vendor.addFeed("road");
            vendor.install("translating", scene -> new SceneHandler() {
                @Override
                public void onObservation(Observation seen) {
                    try (ModelLease lease = scene.models().lease(Vendor.ON_DEMAND)) {
                        answer.set(predict(lease.unwrap(Model.class).orElseThrow()));
                    } catch (TranslateException | LinkageError e) {
                        failure.set(e);
                    }
                }
            });
            vendor.addScene("translating", "road");
            vendor.awaitObservations("translating", 3);
        }
        assertThat(failure.get()).isNull();
        assertThat(answer.get()).isEqualTo(new Shape(1, 10, 2457));
    }

    private static Shape predict(Model model) throws TranslateException {
        try (Predictor<float[], Shape> predictor = model.newPredictor(new NoBatchifyTranslator<float[], Shape>() {
            @Override
            public NDList processInput(TranslatorContext context, float[] numbers) {
                return new NDList(context.getNDManager().create(numbers, new Shape(1, 3, 288, 416)));
            }

            @Override
            public Shape processOutput(TranslatorContext context, NDList outputs) {
                return outputs.singletonOrThrow().getShape();
            }
        })) {
            return predictor.predict(new float[3 * 288 * 416]);
        }
    }

    @Test
    void anIntegratorsRouteBringsObservationsToASceneUntilItsBundleGoes() throws Exception {
        AtomicLong passed = new AtomicLong();
        try (Vendor vendor = new Vendor()) {
            vendor.addFeed("road");
            vendor.install("counting", scene -> new SceneHandler() {});
            vendor.addScene("counting", "road");
            vendor.addSceneByHand("by-hand", "counting", "road");
            ServiceRegistration<?> route = vendor.register(RoutesBuilder.class, new RouteBuilder() {
                @Override
                public void configure() {
                    from("video:road?inFlight=2")
                            .to("model:road-objects@prod")
                            .process(exchange -> passed.incrementAndGet())
                            .to("scene:by-hand");
                }
            });
            vendor.awaitObservations("by-hand", 20);
            assertThat(passed.get()).isGreaterThanOrEqualTo(20);
            route.unregister();
            long last = passed.get();
            vendor.awaitFrames("road", 20);
            assertThat(passed.get()).isEqualTo(last);
        }
    }
}
