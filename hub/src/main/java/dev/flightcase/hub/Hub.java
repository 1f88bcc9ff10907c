package dev.flightcase.hub;

import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.HttpServer;
import dev.flightcase.http.Router;
import dev.flightcase.hub.allotments.StockReports;
import dev.flightcase.hub.broker.EmbeddedBroker;
import dev.flightcase.hub.downlink.SignedMessages;
import dev.flightcase.hub.mqtt.BrokerAddress;
import dev.flightcase.hub.mqtt.HostState;
import dev.flightcase.hub.mqtt.HubLink;
import dev.flightcase.hub.mqtt.MessageQueue;
import dev.flightcase.hub.mqtt.PahoThreads;
import dev.flightcase.hub.mqtt.Subscription;
import dev.flightcase.hub.nodes.NodeKey;
import dev.flightcase.hub.nodes.NodeRegistry;
import dev.flightcase.hub.nodes.RebirthCommand;
import dev.flightcase.hub.operator.LogIn;
import dev.flightcase.hub.page.HubRoutes;
import dev.flightcase.hub.reports.NodeReports;
import dev.flightcase.hub.reports.ReportReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The hub, put together: the database beside the broker, our own subscription right after that, the workers, the page. A birth that comes between the first two is
 * missed; the node's next data then makes the hub ask for another. {@link #start()} belongs to one thread; {@link #close()} may come
 * from another one, also while the hub still starts, and more than once. Both block.
 */
final class Hub implements AutoCloseable {
    private static final Duration FIRST_LINK_LIMIT = Duration.ofSeconds(15);

    private final HubConfig config;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Claims claims;
    private final EmbeddedBroker broker;
    private final NodeRegistry registry;
    private final MessageQueue births;
    private final Orders orders;
    private final NodeReports reports;
    private final ReportReader reportReader = new ReportReader();
    private final MessageQueue reportQueue;
    private final StockReports stockReports;
    private volatile @Nullable HubLink link;
    private volatile @Nullable HttpServer http;
    private volatile List<HubPart> parts = List.of();

    Hub(HubConfig config, InstantSource clock, LongSupplier nanos) {
        this.config = config;
        this.clock = clock;
        this.nanos = nanos;
        this.claims = new Claims(config, clock, nanos);
        this.broker = new EmbeddedBroker(config.broker(), config.data().resolve("broker"), claims.brokerTls());
        this.registry = new NodeRegistry(config.nodes(), clock, nanos);
        this.reports = new NodeReports(config.nodes().nodesMax());
        this.orders = new Orders(config.ledger(), clock);
        this.births = new MessageQueue(
                "hub-nodes",
                config.nodes().queueBytesMax(),
                (topic, payload) -> registry.accept(topic, payload).ifPresent(this::askForRebirth));
        this.reportQueue = new MessageQueue("hub-reports", config.nodes().queueBytesMax(), reportReader);
        reportReader.add(reports);
        this.stockReports = new StockReports(config.nodes().nodesMax());
        reportReader.add(stockReports);
    }

    /**
     * @throws HubException or {@link dev.flightcase.http.HttpException} with one line for the operator; what was started until
     *     then is stopped by {@link #close()}
     */
    void start() throws InterruptedException {
        try {
            Files.createDirectories(config.data());
        } catch (IOException e) {
            throw new HubException("the folder " + config.data() + " (hub.data) can not be made: " + e, e);
        }
        orders.prepare();
        claims.open();
        if (config.external().isEmpty()) {
            broker.start();
        }
        PahoThreads.mayEndAnyhow();
        births.start();
        reportQueue.start();
        var address = address();
        var line = new HubLink(
                address,
                List.of(
                        new Subscription(NodeRegistry.FILTER, births),
                        new Subscription(ReportReader.FILTER, reportQueue)));
        link = line;
        if (!line.start(FIRST_LINK_LIMIT)) {
            throw new HubException("the broker does not answer at " + address + " (broker.url), or lets nobody in");
        }
        orders.start(address);
        var routes = Router.builder();
        new HubRoutes(registry, line::isUp, births::dropped, orders.watch(), orders.routes(), reports, clock)
                .addTo(routes);
        claims.addTo(routes, broker, this::http);
        var services = new HubServices(
                orders.database(),
                new SignedMessages(claims.keys()),
                registry::keys,
                line,
                reportReader,
                claims.guard(),
                clock);
        var made = parts(services);
        parts = made;
        made.forEach(part -> part.addTo(routes));
        var server = new HttpServer(config.http(), door(routes.build()), HttpObserver.NONE, clock);
        http = server;
        server.start();
        made.forEach(HubPart::start);
    }

    private Router door(Router routes) {
        return config.needsLogin()
                ? new LogIn(claims.keys().operatorToken(), nanos, new SecureRandom()).before(routes)
                : LogIn.none(routes);
    }

    private List<HubPart> parts(HubServices services) {
        var made = new ArrayList<HubPart>();
        made.add(new Catalogs(services, config.data(), () -> claims.url(http())));
        made.add(new Commands(services, config.reconcile()));
        made.add(new Payments(services, claims.keys(), config.ledger().payments(), nanos));
        made.add(new Stock(services, stockReports, config.ledger().stock()));
        config.primaryHost().ifPresent(id -> made.add(new PrimaryHost(new HostState(address(), id, clock))));
        return List.copyOf(made);
    }

    private BrokerAddress address() {
        return config.external().orElseGet(() -> BrokerAddress.of(broker.uri()));
    }

    URI brokerUri() {
        return config.external().map(BrokerAddress::uri).orElseGet(broker::uri);
    }

    /** The port for nodes with a certificate; empty without one. */
    Optional<Integer> brokerTlsPort() {
        return broker.tlsPort();
    }

    HttpServer http() {
        var server = http;
        if (server == null) {
            throw new IllegalStateException("the hub is not started");
        }
        return server;
    }

    @Override
    public void close() {
        var server = http;
        if (server != null) {
            server.close();
        }
        parts.forEach(HubPart::close);
        claims.close();
        var line = link;
        if (line != null) {
            line.close();
        }
        orders.close();
        births.close();
        reportQueue.close();
        broker.close();
    }

    private void askForRebirth(NodeKey node) {
        var line = link;
        if (line != null) {
            line.offer(node.commandTopic(), RebirthCommand.at(clock.instant()));
        }
    }
}
