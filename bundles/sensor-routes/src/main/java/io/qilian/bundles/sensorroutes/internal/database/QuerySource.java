package io.qilian.bundles.sensorroutes.internal.database;

import io.qilian.bundles.sensorroutes.api.database.JdbcSettings;
import io.qilian.bundles.sensorroutes.internal.route.Arrival;
import io.qilian.bundles.sensorroutes.internal.route.FeedDelivery;
import io.qilian.bundles.sensorroutes.internal.route.LinkEvents;
import io.qilian.bundles.sensorroutes.internal.route.RouteBeginning;
import io.qilian.bundles.sensorroutes.internal.route.RouteSource;
import io.qilian.bundles.sensorroutes.internal.storing.StoringSink;
import io.qilian.kernel.api.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.scheduler.SchedulerComponent;
import org.apache.camel.component.scheduler.SchedulerEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** New rows of a query, by Camel's scheduler: each poll has a connection of its own. */
final class QuerySource implements RouteSource {

    private static final Logger log = LoggerFactory.getLogger(QuerySource.class);
    private static final long INITIAL_DELAY_MS = 100;

    private final String feed;
    private final JdbcSettings settings;
    private final Databases databases;
    private final Watermarks watermarks;

    QuerySource(String feed, JdbcSettings settings, Databases databases, Watermarks watermarks) {
        this.feed = feed;
        this.settings = settings;
        this.databases = databases;
        this.watermarks = watermarks;
    }

    @Override
    public RouteBeginning begin(CamelContext camel, LinkEvents link) {
        SchedulerComponent component = camel.getComponent("scheduler", SchedulerComponent.class);
        SchedulerEndpoint endpoint = new SchedulerEndpoint("scheduler:qilian-" + feed, component, "qilian-" + feed);
        endpoint.setInitialDelay(INITIAL_DELAY_MS);
        endpoint.setDelay(settings.interval().toMillis());
        endpoint.setUseFixedDelay(true);
        return new Beginning(endpoint, link);
    }

    /** The polls of one attempt. */
    private final class Beginning implements RouteBeginning {

        private final Endpoint endpoint;
        private final LinkEvents link;
        private final QueryPoll poll = new QueryPoll(feed, settings, watermarks);
        private volatile boolean closed;

        Beginning(Endpoint endpoint, LinkEvents link) {
            this.endpoint = endpoint;
            this.link = link;
        }

        @Override
        public Endpoint endpoint() {
            return endpoint;
        }

        @Override
        public Processor step(FeedDelivery delivery) {
            return exchange -> poll(delivery);
        }

        private void poll(FeedDelivery delivery) {
            try {
                boolean more = true;
                while (more && !closed) {
                    more = pollOnce(delivery);
                }
                link.recovered();
            } catch (CancellationException e) {
                log.debug("Feed {} is closed in the middle of a poll", feed, e);
            } catch (SQLException e) {
                if (!closed) {
                    link.troubled(DatabaseProblems.silent(settings.shownUrl(), e));
                }
            } catch (ProblemException e) {
                link.troubled(e.problem());
            }
        }

        private boolean pollOnce(FeedDelivery delivery) throws SQLException {
            try (StoringSink sink = delivery.sink(feed);
                    Connection connection = databases.connect(settings)) {
                return poll.poll(connection, sink.delivery(), sink);
            }
        }

        @Override
        public Arrival arrival(Exchange exchange) {
            throw new UnsupportedOperationException("rows are read one by one");
        }

        @Override
        public void close() {
            closed = true;
            try {
                poll.close();
            } catch (SQLException e) {
                log.debug("The query of feed {} was not cancelled", feed, e);
            }
        }
    }
}
