package io.qilian.bundles.onnx.internal;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.onnxruntime.engine.OrtNDManager;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.translate.Translator;
import ai.djl.util.PairList;
import io.qilian.bundles.onnx.api.TensorInfo;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A DJL model over a leased session: it predicts, and can do nothing else to the session. */
final class LeasedModel implements Model {

    private final SessionLease lease;
    private final NDManager manager;
    private final LeasedBlock block;
    private final Map<String, String> properties = new ConcurrentHashMap<>();

    LeasedModel(SessionLease lease) {
        this.lease = lease;
        this.manager = OrtEngine.newArrayManager();
        this.block = new LeasedBlock(lease, (OrtNDManager) manager);
    }

    /** Frees the arrays that predictions left behind. Called by the lease. */
    void release() {
        manager.close();
    }

    @Override
    public <I, O> Predictor<I, O> newPredictor(Translator<I, O> translator, Device device) {
        return new Predictor<>(this, translator, device, false);
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public NDManager getNDManager() {
        return manager;
    }

    @Override
    public String getName() {
        return "leased";
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.copyOf(properties);
    }

    @Override
    public String getProperty(String key) {
        return properties.get(key);
    }

    @Override
    public void setProperty(String key, String value) {
        properties.put(key, value);
    }

    @Override
    public PairList<String, Shape> describeInput() {
        return describe(lease.session().inputs());
    }

    @Override
    public PairList<String, Shape> describeOutput() {
        return describe(lease.session().outputs());
    }

    private static PairList<String, Shape> describe(List<TensorInfo> infos) {
        PairList<String, Shape> described = new PairList<>();
        for (TensorInfo info : infos) {
            described.add(info.name(), new Shape(info.shape()));
        }
        return described;
    }

    @Override
    public DataType getDataType() {
        return DataType.FLOAT32;
    }

    @Override
    public void close() {
        // The session belongs to the library; what this model holds is freed with the lease.
    }

    @Override
    public void load(Path folder, String prefix, Map<String, ?> options) {
        throw refused("loaded");
    }

    @Override
    public void load(InputStream in, Map<String, ?> options) {
        throw refused("loaded");
    }

    @Override
    public void save(Path folder, String name) {
        throw refused("saved");
    }

    @Override
    public Path getModelPath() {
        throw refused("asked for its files");
    }

    @Override
    public void setBlock(Block other) {
        throw refused("given another block");
    }

    @Override
    public Trainer newTrainer(TrainingConfig config) {
        throw refused("trained");
    }

    @Override
    public void setDataType(DataType type) {
        throw refused("given another data type");
    }

    @Override
    public String[] getArtifactNames() {
        return new String[0];
    }

    @Override
    public <T> T getArtifact(String name, Function<InputStream, T> function) throws FileNotFoundException {
        throw new FileNotFoundException("a leased model has no artifacts: " + name);
    }

    @Override
    public URL getArtifact(String name) throws FileNotFoundException {
        throw new FileNotFoundException("a leased model has no artifacts: " + name);
    }

    @Override
    public InputStream getArtifactAsStream(String name) throws FileNotFoundException {
        throw new FileNotFoundException("a leased model has no artifacts: " + name);
    }

    private static UnsupportedOperationException refused(String deed) {
        return new UnsupportedOperationException("a leased model cannot be " + deed + "; it belongs to the library");
    }
}
