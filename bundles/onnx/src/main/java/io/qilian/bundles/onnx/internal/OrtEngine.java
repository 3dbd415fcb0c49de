package io.qilian.bundles.onnx.internal;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.onnxruntime.OrtEnvironment;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one ONNX Runtime environment of the process. DJL must make it: DJL asks for a thread pool of its own, and an
 * environment that exists already makes its initialisation fail for good.
 */
final class OrtEngine {

    private static final String ENGINE = "OnnxRuntime";

    private OrtEngine() {}

    static OrtEnvironment environment() {
        return Started.ENVIRONMENT;
    }

    /** A manager for the arrays of one DJL model; the caller closes it. */
    static NDManager newArrayManager() {
        Started.initialise();
        return Engine.getEngine(ENGINE).newBaseManager(Device.cpu());
    }

    private static final class Started {

        /** Held, since the log manager would forget it. Its one warning says that a machine without CUDA has none. */
        private static final Logger DEVICE_LOG = Logger.getLogger("ai.djl.onnxruntime.engine.OrtEngine");

        private static final long STACK_BYTES = 64L << 20;

        static final OrtEnvironment ENVIRONMENT = start();

        private Started() {}

        static void initialise() {
            // Loading this class has done it.
        }

        private static OrtEnvironment start() {
            setUnlessGiven("ai.djl.offline", "true");
            setUnlessGiven("OPT_OUT_TRACKING", "true");
            setUnlessGiven("ai.djl.onnx.disable_alternative", "true");
            setUnlessGiven("ai.djl.onnxruntime.num_threads", "1");
            setUnlessGiven("ai.djl.onnxruntime.num_interop_threads", "1");
            DEVICE_LOG.setLevel(Level.SEVERE);
            FutureTask<OrtEnvironment> opening = new FutureTask<>(new Opening());
            // ONNX Runtime matches the process's command line with a recursion as deep as the line is long; an
            // installation in a long path would end the process by a stack overflow in native code.
            Thread thread = new Thread(null, opening, "qilian-onnx-start", STACK_BYTES);
            // DJL finds its engines through the context class loader, and keeps what it finds the first time.
            thread.setContextClassLoader(Engine.class.getClassLoader());
            thread.start();
            try {
                return opening.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while ONNX Runtime was starting", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("ONNX Runtime does not start", e.getCause());
            }
        }

        private static void setUnlessGiven(String property, String value) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, value);
            }
        }
    }

    /** A class of its own: a lambda of {@link Started} would wait in its thread for the initialisation that waits for it. */
    private static final class Opening implements Callable<OrtEnvironment> {

        @Override
        public OrtEnvironment call() {
            Engine.getEngine(ENGINE);
            return OrtEnvironment.getEnvironment();
        }
    }
}
