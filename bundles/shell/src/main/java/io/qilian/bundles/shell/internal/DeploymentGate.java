package io.qilian.bundles.shell.internal;

import org.apache.karaf.features.BootFinished;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Opens the folder {@code deploy} when the platform has started. Karaf installs its own features more than once in a first
 * start; of a vendor's archive that is installed at the same moment it keeps the bundle and forgets the feature, so that
 * the bundle stays when the archive is taken away. The folder is looked at from the start level {@value #OPEN} on, which
 * nothing else reaches.
 */
@Component(
        immediate = true,
        service = {})
public final class DeploymentGate {

    /** {@code felix.fileinstall.active.level} of the folder; Karaf itself goes to 100. */
    static final int OPEN = 101;

    private final FrameworkStartLevel level;

    /**
     * A gate that is closed.
     *
     * @param bundle any bundle
     */
    @Activate
    public DeploymentGate(BundleContext bundle) {
        level = bundle.getBundle(Constants.SYSTEM_BUNDLE_ID).adapt(FrameworkStartLevel.class);
    }

    /**
     * Opens it.
     *
     * @param finished says that Karaf has installed its features
     */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindBootFinished(BootFinished finished) {
        level.setStartLevel(OPEN);
    }

    void unbindBootFinished(BootFinished finished) {
        // Archives that are installed stay so while Karaf's own service is replaced.
    }
}
