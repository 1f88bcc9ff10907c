package dev.flightcase.daemon;

import dev.flightcase.daemon.adapter.IdentityReceiptSigner;
import dev.flightcase.daemon.adapter.StoredStreamMemory;
import dev.flightcase.daemon.api.NodeFacts;
import dev.flightcase.daemon.clock.ClockKeeper;
import dev.flightcase.daemon.clock.ClockMemory;
import dev.flightcase.daemon.clock.NodeClocks;
import dev.flightcase.daemon.command.ClaimVerb;
import dev.flightcase.daemon.command.ControlSocket;
import dev.flightcase.daemon.config.DataFolders;
import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.daemon.hub.BrokerTrial;
import dev.flightcase.daemon.hub.HubLine;
import dev.flightcase.daemon.hub.HubWatch;
import dev.flightcase.daemon.hub.SettingsFile;
import dev.flightcase.daemon.hub.SettingsFromHub;
import dev.flightcase.daemon.metrics.EncoderMetrics;
import dev.flightcase.daemon.metrics.ForkMetrics;
import dev.flightcase.daemon.metrics.HttpMetrics;
import dev.flightcase.daemon.metrics.HubMetrics;
import dev.flightcase.daemon.metrics.LedgerMetrics;
import dev.flightcase.daemon.metrics.LevelMetrics;
import dev.flightcase.daemon.metrics.MediaMetrics;
import dev.flightcase.daemon.metrics.SignalMetrics;
import dev.flightcase.daemon.preflight.Preflight;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.host.Forks;
import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpServer;
import dev.flightcase.http.Route;
import dev.flightcase.http.WorkerPool;
import dev.flightcase.media.LiveMedia;
import dev.flightcase.media.StreamMemory;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.pipeline.PipelineKeys;
import dev.flightcase.media.slate.SlateSource;
import dev.flightcase.provisioning.IdentityStore;
import dev.flightcase.uplink.mqtt.PahoTransport;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node: its parts, built and started from top to bottom and closed in reverse. {@link #start} and {@link #close}
 * block and are called once, by one thread; a start that failed still has to be closed.
 */
public final class EdgeNode implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EdgeNode.class);
    private static final Path HOST = Path.of("/");
    /** A second daemon on the same data gives up after this. */
    private static final Duration LOCK_WAIT = Duration.ofSeconds(2);

    /** As the file has it; what a hub's claim brings is for {@link HubTies}. */
    private final NodeConfig config;

    private final BuildInfo build;
    private final Parts parts = new Parts();
    private @Nullable HttpServer server;
    private List<Route> routes = List.of();

    public EdgeNode(NodeConfig config, BuildInfo build) {
        this.config = config;
        this.build = build;
    }

    public void start() throws IOException {
        var time = new Timebase(InstantSource.system(), System::nanoTime);
        var startedAt = time.now().at();
        var random = new SecureRandom();
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        MemoryPlan.of(config).tell(registry);
        DataFolders.make(config.stall());
        var identity = new IdentityStore(config.stall().data(), random, LOCK_WAIT).loadOrMake();
        var nodeId = identity.id().value();
        var enrolling = parts.add("enrolment", Enrolments.of(config, identity, time.clock(), random));
        var settings = new SettingsFromHub(
                new SettingsFile(config.stall().stateFolder()),
                config.stall().name(),
                !config.uplink().brokers().isEmpty());
        var ties = new HubTies(config, enrolling, settings, random);

        var line = new HubLine(ties.hasHub());
        var ledgerMetrics = new LedgerMetrics(registry, line::journalGrew);
        var clockMemory = new ClockMemory(config.stall().stateFolder());
        var clock = NodeClocks.of(HOST, time, build.made(), clockMemory);
        var clockKeeper = parts.add(
                "clock", new ClockKeeper(clock, clockMemory, config.hal().period(), time));
        var payments = new PaymentKeys(config.stall().identityFolder(), random, LOCK_WAIT).sealer();
        var stores = parts.add(
                "stores", new Stores(config, clock, ledgerMetrics, random, line::isThere, payments.orElse(null)));
        stores.start();

        var hub = new Hub(line, new HubWatch(stores.ledger().reads(), line, time.clock()));
        HubMetrics.register(registry, line, hub.watch());

        var access = parts.add("access", new AccessControl(config.stall(), config.access(), random, LOCK_WAIT));
        access.start();

        var accounts = parts.add("accounts", new Accounts(config, stores, access, nodeId));
        accounts.start();

        var memory =
                parts.add("media memory", new StoredStreamMemory(config.stall().stateFolder()));
        var pipelineKeys = new PipelineKeys(random);
        var slates = parts.add("slates", Slates.of(config.media()));
        var media = parts.add("media", liveMedia(memory, random, pipelineKeys, slates));
        MediaMetrics.register(registry, media);
        var rewind = parts.add("rewind", new Rewinding(config.media(), media, random));
        rewind.start(registry);
        var encoders = new Encoders(config.media(), pipelineKeys, media);
        EncoderMetrics.register(registry, encoders.supervisor());
        LevelMetrics.register(registry, encoders.streams(), encoders.levels());
        parts.add("media timer", new MediaTimer(media, encoders.levels())).start();

        var forks = new Forks(new ForkMetrics(registry), time.ticks());
        var networks = parts.add(
                "links", Networks.of(config.network(), line, enrolling.security(), stores, forks, random, time));
        var uplink = new Uplink();
        var senses = parts.add(
                "senses",
                new Senses(
                        config.hal(),
                        config.stall(),
                        new NodeSensors(config.hal().period(), time)
                                .all(
                                        stores,
                                        accounts,
                                        ledgerMetrics,
                                        media,
                                        uplink,
                                        hub,
                                        enrolling,
                                        clockKeeper,
                                        networks),
                        forks,
                        time));
        senses.start();
        networks.start();
        SignalMetrics.register(registry, senses.signals(), senses::health);

        parts.add(
                        "panel",
                        new StallPanel(
                                senses.panel(),
                                StallPanel.Stall.of(
                                        stores.ledger(), () -> senses.health().state(), hub),
                                time.ticks()))
                .start();

        parts.add("uplink", uplink);
        // Closed after the server has taken its last order, and before the ledger.
        parts.add("orders to the hub", line);
        var hubCatalog = parts.add("catalog of the hub", new HubCatalog(config, stores, line, settings));
        hubCatalog.start();
        var means = new Hub.Means(
                nodeId, stores.ledger(), payments, hubCatalog.news(), new PahoTransport(enrolling.security()));
        Supplier<Map<String, String>> told =
                () -> Map.of("node/name", settings.name(), "node/version", build.version());
        parts.add("ties to the hub", ties)
                .start(List.of(
                        (_, facts) -> hubCatalog.trust(facts),
                        (now, facts) -> hub.start(now, facts, means, random),
                        (now, _) -> uplink.start(now, told, nodeId, senses, enrolling.security()),
                        (now, _) -> settings.ready(
                                now.commerce().brokers(), new BrokerTrial(line), line::answer, ties::lookSoon)));
        parts.add("networks", Hub.networks(line)).start();
        enrolling.start(ties::look);

        var own = networks.withCheck(Enrolments.withCertificate(encoders.checks(), enrolling, stores, time.clock()));
        own.add(senses.battery(stores::eventEnd, time.clock()));
        var preflight = parts.add(
                "preflight",
                new Preflight(
                        NodeChecks.of(
                                config,
                                stores,
                                accounts.mirrorStatus().orElse(null),
                                own,
                                line,
                                Hub.tokenKeys(payments.isPresent(), config, random),
                                time.clock(),
                                random),
                        config.preflight(),
                        time.clock(),
                        System::nanoTime));

        var api = parts.add(
                "api",
                new WorkerPool("api", config.api().threads(), config.api().queueMax()));
        var facts = new NodeFacts(nodeId, settings::name, build.version(), startedAt);
        var signer = new IdentityReceiptSigner(identity);
        var live = new LiveParts(media, encoders, rewind);
        var router = new NodeRoutes(build, config.api(), api)
                .router(stores, access, accounts, preflight, live, senses, hub, facts, signer, registry::scrape);
        routes = router.routes();
        var http = parts.add("http", new HttpServer(paced(), router, new HttpMetrics(registry), time.clock()));
        http.start();
        server = http;
        // Closed before the server, which would else wait for streams that never end by themselves.
        parts.add("updates", stores.updates());
        var verbs = new NodeVerbs(facts, stores, access, accounts, senses, preflight, ledgerMetrics::ordersAcknowledged)
                .byName(
                        () -> NodeAddress.root(
                                config.http().bindAddress(), config.http().hosts(), http.port()),
                        () -> live.status(),
                        new ClaimVerb(enrolling, time.clock()),
                        hub,
                        hubCatalog);
        parts.add("control", new ControlSocket(config.stall().controlSocket(), verbs))
                .start();
        // Closed first: what they push must find the server.
        parts.add("encoders", encoders).start(config.http().bindAddress(), http.port());
        log.atInfo()
                .addKeyValue("node", nodeId)
                .addKeyValue("board", senses.boardName())
                .addKeyValue("url", "http://" + config.http().bindAddress() + ":" + http.port() + "/")
                .addKeyValue("tlsPort", http.tlsPort())
                .log("ready");
    }

    /**
     * The port that HTTP is served on.
     *
     * @throws IllegalStateException before the node has started
     */
    public int httpPort() {
        if (server == null) {
            throw new IllegalStateException("the node has not started");
        }
        return server.port();
    }

    /** What the node serves; empty before it has started. */
    List<Route> routes() {
        return routes;
    }

    /** Stops taking requests, answers those in flight, says goodbye to the hub, and closes the stores last. */
    @Override
    public void close() {
        parts.close();
    }

    private HttpConfig paced() {
        var limits =
                config.http().limits().withPacedBytesPerSecondMax(config.media().rateBytesMax());
        return config.http().withLimits(limits);
    }

    private LiveMedia liveMedia(
            StreamMemory memory, SecureRandom random, PipelineKeys pipelineKeys, SlateSource slates) {
        var keys = new IngestKeys(config.stall().generatedConfigFolder(), random, LOCK_WAIT);
        var settings =
                config.media().config().withStreams(keys.of(config.media().streams()));
        return new LiveMedia(settings, MediaTime.system(), memory, random, pipelineKeys, slates);
    }
}
