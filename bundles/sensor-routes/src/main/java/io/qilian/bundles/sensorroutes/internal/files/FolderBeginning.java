package io.qilian.bundles.sensorroutes.internal.files;

import io.qilian.bundles.sensorroutes.api.files.FileSettings;
import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormat;
import io.qilian.bundles.sensorroutes.internal.route.Arrival;
import io.qilian.bundles.sensorroutes.internal.route.FeedDelivery;
import io.qilian.bundles.sensorroutes.internal.route.LinkEvents;
import io.qilian.bundles.sensorroutes.internal.route.RouteBeginning;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The beginning of a route of files: each is read and stored by the thread that looks into the folder. */
final class FolderBeginning implements RouteBeginning {

    private static final Logger log = LoggerFactory.getLogger(FolderBeginning.class);
    private static final Duration BETWEEN_REMOVALS = Duration.ofHours(1);

    private final Endpoint endpoint;
    private final InboxFolder inbox;
    private final FileSettings settings;
    private final PayloadFormat format;
    private final InstantSource clock;
    private final LinkEvents link;
    private Instant nextRemoval = Instant.MIN;

    FolderBeginning(
            Endpoint endpoint,
            InboxFolder inbox,
            FileSettings settings,
            PayloadFormat format,
            InstantSource clock,
            LinkEvents link) {
        this.endpoint = endpoint;
        this.inbox = inbox;
        this.settings = settings;
        this.format = format;
        this.clock = clock;
        this.link = link;
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Processor step(FeedDelivery delivery) {
        FileIntake intake = new FileIntake(format, delivery, inbox);
        return exchange -> take(intake, exchange);
    }

    private void take(FileIntake intake, Exchange exchange) {
        String name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
        try {
            forget();
            Path file = inbox.path().resolve(name);
            log.debug("File {}: {}", name, intake.take(file));
            link.recovered();
        } catch (CancellationException e) {
            log.debug("File {} is left where it is", name, e);
        } catch (NoSuchFileException e) {
            log.debug("File {} has been taken away", name, e);
        } catch (IOException e) {
            link.troubled(FileProblems.disk(name, e.toString()));
        }
    }

    private void forget() throws IOException {
        Instant now = clock.instant();
        if (!now.isBefore(nextRemoval)) {
            inbox.forget(settings.keep());
            nextRemoval = now.plus(BETWEEN_REMOVALS);
        }
    }

    @Override
    public Arrival arrival(Exchange exchange) {
        throw new UnsupportedOperationException("files are read record by record");
    }

    @Override
    public void close() {
        // The route's end closes what is being read.
    }
}
