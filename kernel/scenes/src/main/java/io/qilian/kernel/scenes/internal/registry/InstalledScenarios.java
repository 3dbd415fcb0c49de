package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.scenario.Scenario;
import io.qilian.kernel.api.scenario.ScenarioDescriptor;
import io.qilian.kernel.settings.api.SettingsGuide;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scenarios that are there, each with the descriptor that it gave when it came. Thread-safe. */
final class InstalledScenarios {

    private static final Logger log = LoggerFactory.getLogger(InstalledScenarios.class);

    /** A scenario with its descriptor. */
    record Installed(Scenario scenario, ScenarioDescriptor descriptor) {}

    private final Map<String, Installed> byName = new TreeMap<>();

    /** Takes a scenario in; one whose descriptor cannot be used, or whose name is taken, is left out and told. */
    void add(Scenario scenario) {
        try {
            ScenarioDescriptor descriptor = scenario.descriptor();
            SettingsGuide.of(descriptor.settings());
            add(new Installed(scenario, descriptor));
        } catch (RuntimeException | LinkageError e) {
            // A vendor's descriptor must not keep other scenarios from being installed.
            log.error("A scenario of {} is left out: its descriptor cannot be used", scenario.getClass(), e);
        }
    }

    private synchronized void add(Installed coming) {
        ScenarioDescriptor descriptor = coming.descriptor();
        Installed known = byName.putIfAbsent(descriptor.name(), coming);
        if (known == null) {
            log.info("Scenario {} {} is installed", descriptor.name(), descriptor.version());
        } else {
            log.warn(
                    "Scenario {} {} is left out: {} {} is installed already",
                    descriptor.name(),
                    descriptor.version(),
                    known.descriptor().name(),
                    known.descriptor().version());
        }
    }

    /** Lets a scenario go; its name, if it was taken in. */
    synchronized Optional<String> remove(Scenario scenario) {
        Optional<String> name = byName.entrySet().stream()
                .filter(entry -> entry.getValue().scenario() == scenario)
                .map(Map.Entry::getKey)
                .findFirst();
        name.ifPresent(gone -> {
            byName.remove(gone);
            log.info("Scenario {} is gone", gone);
        });
        return name;
    }

    synchronized Optional<Installed> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    synchronized Map<String, Installed> all() {
        return new TreeMap<>(byName);
    }

    Problem missing(String name) {
        String there = String.join(", ", all().keySet());
        return Problem.of(
                        "scenario.unknown",
                        ProblemKind.INPUT,
                        "There is no such scenario",
                        name,
                        "Install the vendor's bundle or KAR, for example by putting it into the folder deploy")
                .comparing(there.isEmpty() ? "no scenario is installed" : there, name);
    }

    Installed require(String name) {
        return find(name).orElseThrow(() -> new ProblemException(missing(name)));
    }
}
