package dev.flightcase.hub;

import dev.flightcase.http.HttpServer;
import dev.flightcase.http.Router;
import dev.flightcase.http.WorkerPool;
import dev.flightcase.hub.broker.BrokerTls;
import dev.flightcase.hub.broker.EmbeddedBroker;
import dev.flightcase.hub.claim.ClaimDesk;
import dev.flightcase.hub.claim.ClaimRoutes;
import dev.flightcase.hub.claim.FileClaimStore;
import dev.flightcase.hub.claim.HubFacts;
import dev.flightcase.hub.claim.OperatorRoutes;
import dev.flightcase.hub.keys.HubKeys;
import dev.flightcase.hub.keys.KeyFolder;
import dev.flightcase.hub.keys.ServerCertificate;
import dev.flightcase.hub.operator.OperatorGuard;
import dev.flightcase.hub.x509.CertificateAuthority;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The hub's keys, and which nodes are its own. Belongs to {@link Hub}, which opens it before the broker. */
final class Claims implements AutoCloseable {
    /** A claim takes a few signatures and one write: two at once are enough for a field full of nodes. */
    private static final int THREADS = 2;

    private static final int QUEUE_MAX = 64;
    private static final int PASSWORD_BYTES = 18;

    private final HubConfig config;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final SecureRandom random = new SecureRandom();
    private final KeyFolder folder;
    private final String password;
    private final WorkerPool workers = new WorkerPool("claims", THREADS, QUEUE_MAX);
    private volatile @Nullable HubKeys keys;
    private volatile @Nullable ClaimDesk desk;

    Claims(HubConfig config, InstantSource clock, LongSupplier nanos) {
        this.config = config;
        this.clock = clock;
        this.nanos = nanos;
        this.folder = new KeyFolder(HubConfig.keys(config.data()));
        var secret = new byte[PASSWORD_BYTES];
        random.nextBytes(secret);
        this.password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /**
     * Loads or makes the keys, and the certificates that this start needs. Blocks.
     *
     * @throws HubException if something of it is damaged
     */
    void open() {
        var loaded = HubKeys.loadOrMake(folder, random, clock.instant());
        if (config.broker().tlsPort().isPresent() || config.http().tls().isPresent()) {
            ServerCertificate.make(folder, loaded.authority(), hosts(), password, random, clock.instant());
        }
        desk = new ClaimDesk(FileClaimStore.open(folder), loaded.authority(), config.claims(), clock, random);
        keys = loaded;
    }

    /** The listener for nodes, where one is configured. */
    Optional<BrokerTls> brokerTls() {
        return config.broker()
                .tlsPort()
                .map(port -> new BrokerTls(
                        port,
                        folder.path(ServerCertificate.KEY_STORE),
                        folder.path(ServerCertificate.TRUST_STORE),
                        password,
                        config.claims().group(),
                        node -> opened(desk).isIn(node)));
    }

    HubKeys keys() {
        return opened(keys);
    }

    /** @param server known once the hub serves */
    void addTo(Router.Builder routes, EmbeddedBroker broker, Supplier<HttpServer> server) {
        Supplier<HubFacts> facts = () -> facts(broker, server.get());
        new ClaimRoutes(opened(desk), facts, nanos, workers).addTo(routes);
        new OperatorRoutes(opened(desk), facts, keys(), broker::disconnect, guard()).addTo(routes);
    }

    /** For the routes of the operator. */
    OperatorGuard guard() {
        return new OperatorGuard(keys().operatorToken(), workers);
    }

    @Override
    public void close() {
        workers.close();
    }

    private HubFacts facts(EmbeddedBroker broker, HttpServer server) {
        var own = keys();
        var base64 = Base64.getEncoder();
        return new HubFacts(
                url(server),
                base64.encodeToString(
                        CertificateAuthority.encoded(own.authority().certificate())),
                base64.encodeToString(own.signingKey()),
                base64.encodeToString(own.tokenKey()),
                config.claims().group(),
                config.claims().brokers().isEmpty()
                        ? List.of(ownBroker(broker))
                        : config.claims().brokers());
    }

    /** Where nodes reach this hub; without a slash at its end. */
    String url(HttpServer server) {
        if (!config.claims().url().isEmpty()) {
            return config.claims().url();
        }
        var host = reachable(config.http().bindAddress());
        return config.http().tls().isPresent()
                ? "https://" + host + ":" + server.tlsPort()
                : "http://" + host + ":" + server.port();
    }

    private URI ownBroker(EmbeddedBroker broker) {
        if (config.external().isPresent()) {
            return config.external().get().uri();
        }
        var host = config.claims().url().isEmpty()
                ? reachable(config.broker().bindAddress())
                : URI.create(config.claims().url()).getHost();
        return broker.tlsPort()
                .map(port -> URI.create("mqtts://" + host + ":" + port))
                .orElseGet(
                        () -> URI.create("mqtt://" + host + ":" + broker.uri().getPort()));
    }

    /** Every name and address under which a node may reach hub or broker. */
    private List<String> hosts() {
        var hosts = new ArrayList<>(List.of("localhost", "127.0.0.1", "::1"));
        hosts.addAll(config.http().hosts());
        hosts.add(config.http().bindAddress());
        hosts.add(config.broker().bindAddress());
        if (!config.claims().url().isEmpty()) {
            hosts.add(URI.create(config.claims().url()).getHost());
        }
        config.claims().brokers().forEach(broker -> hosts.add(broker.getHost()));
        return hosts.stream()
                .map(host -> host.replaceAll("[\\[\\]]", ""))
                .filter(host -> !isAny(host))
                .distinct()
                .toList();
    }

    private static String reachable(String address) {
        var host = isAny(address) ? "127.0.0.1" : address;
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static boolean isAny(String address) {
        return address.equals("0.0.0.0") || address.equals("::");
    }

    private static <T> T opened(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the claims are not open yet");
        }
        return part;
    }
}
