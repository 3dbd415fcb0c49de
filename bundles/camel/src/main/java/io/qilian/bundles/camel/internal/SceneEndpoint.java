package io.qilian.bundles.camel.internal;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A scene, to be produced to. Public for Camel's property binding. */
public final class SceneEndpoint extends DefaultEndpoint {

    private final String scene;
    private final SceneInboxes inboxes;
    private String use = "";

    SceneEndpoint(String uri, SceneComponent component, String scene, SceneInboxes inboxes) {
        super(uri, component);
        this.scene = scene;
        this.inboxes = inboxes;
    }

    /**
     * Name of the use in the scenario's plan that the observations answer.
     *
     * @return the name; empty, unless set, for the only use of the plan
     */
    public String getUse() {
        return use;
    }

    /**
     * Sets which use of the plan the observations answer.
     *
     * @param name the name
     */
    public void setUse(String name) {
        use = name;
    }

    @Override
    public Producer createProducer() {
        return new SceneProducer(this, scene, inboxes);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("scene: takes observations; its events come from the event log");
    }
}
