package io.qilian.assembly.itest.exam;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.streamBundle;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.doNotModifyLogConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.overrideJUnitBundles;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.useOwnKarafExamSystemConfiguration;
import static org.ops4j.pax.tinybundles.TinyBundles.bndBuilder;
import static org.ops4j.pax.tinybundles.TinyBundles.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import net.bytebuddy.ByteBuddy;
import org.apiguardian.api.API;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.commons.util.ReflectionUtils;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.AssertionFailedError;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Constants;

/** The distribution that the build has just made, with the tests' own bundles in it. */
public final class QilianContainer {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private QilianContainer() {}

    /** How Pax Exam starts it: from the archive, into a folder of its own, on ports of its own. */
    public static Option[] options(String name) {
        String root = System.getProperty("qilian.root");
        Path archive = Path.of(
                root,
                "assembly/distribution/target/io.qilian.assembly.distribution-" + System.getProperty("qilian.version")
                        + ".tar.gz");
        return new Option[] {
            karafDistributionConfiguration()
                    .frameworkUrl(archive.toUri().toString())
                    .name("Qilian")
                    .unpackDirectory(
                            Path.of(System.getProperty("qilian.work"), name).toFile())
                    .useDeployFolder(false),
            keepRuntimeFolder(),
            configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
            doNotModifyLogConfiguration(),
            systemTimeout(PATIENCE.toMillis()),
            // The tests' bundle comes while the platform is still starting.
            systemProperty("pax.exam.service.timeout").value(Long.toString(PATIENCE.toMillis())),
            vmOption("-Djava.awt.headless=true"),
            put(
                    "etc/org.ops4j.pax.url.mvn.cfg",
                    "org.ops4j.pax.url.mvn.localRepository",
                    System.getProperty("qilian.repository")),
            ownPorts(),
            testsInside()
        };
    }

    private static Option ownPorts() {
        return composite(
                put("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", freePort()),
                put("etc/org.apache.karaf.shell.cfg", "sshPort", freePort()),
                put("etc/org.apache.karaf.management.cfg", "rmiRegistryPort", freePort()),
                put("etc/org.apache.karaf.management.cfg", "rmiServerPort", freePort()));
    }

    private static Option testsInside() {
        return composite(
                overrideJUnitBundles(),
                useOwnKarafExamSystemConfiguration(ContainerInvoker.DRIVER),
                jarOf(AssertionFailedError.class),
                jarOf(API.class),
                jarOf(NullMarked.class),
                jarOf(ReflectionUtils.class),
                jarOf(TestEngine.class),
                jarOf(Launcher.class),
                jarOf(Test.class),
                jarOf(JupiterTestEngine.class),
                jarOf(Assertions.class),
                jarOf(ByteBuddy.class),
                streamBundle(invoker()));
    }

    private static Option put(String file, String key, String value) {
        return editConfigurationFilePut(file, key, value);
    }

    private static Option jarOf(Class<?> type) {
        try {
            return bundle(type.getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()
                    .toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream invoker() {
        return bundle().addClass(ContainerInvoker.class)
                .setHeader(Constants.BUNDLE_SYMBOLICNAME, "io.qilian.assembly.itest.invoker")
                .setHeader(Constants.BUNDLE_ACTIVATOR, ContainerInvoker.class.getName())
                .setHeader(Constants.IMPORT_PACKAGE, "org.osgi.framework, org.ops4j.pax.exam")
                .build(bndBuilder());
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
