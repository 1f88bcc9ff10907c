package dev.flightcase.hub;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpLimits;
import dev.flightcase.http.HttpTimeouts;
import dev.flightcase.hub.broker.BrokerConfig;
import dev.flightcase.hub.claim.ClaimsConfig;
import dev.flightcase.hub.commands.ReconcileConfig;
import dev.flightcase.hub.mqtt.BrokerAddress;
import dev.flightcase.hub.nodes.NodesConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that {@code hub.toml} can say.
 *
 * @param data the folder of the hub's own files; it is made when missing
 * @param broker of the hub's own, which runs unless there is an {@code external} one
 * @param primaryHost id under which Sparkplug nodes hear that the hub is there; empty when none wait for it
 * @param loginAlways whether people log in on this machine, too
 */
record HubConfig(
        Path data,
        BrokerConfig broker,
        Optional<BrokerAddress> external,
        HttpConfig http,
        NodesConfig nodes,
        LedgerConfig ledger,
        ReconcileConfig reconcile,
        ClaimsConfig claims,
        Optional<String> primaryHost,
        boolean loginAlways) {
    private static final int HTTP_PORT = 8083;

    /** A few people look at this page; one loop serves them all. */
    private static final int IO_THREADS = 1;

    static HubConfig defaults() {
        var data = Path.of("/var/lib/flightcase-hub");
        return new HubConfig(
                data,
                BrokerConfig.defaults(),
                Optional.empty(),
                http("127.0.0.1", HTTP_PORT, List.of()),
                NodesConfig.defaults(),
                LedgerConfig.defaults(data),
                ReconcileConfig.defaults(),
                ClaimsConfig.defaults(),
                Optional.empty(),
                false);
    }

    /** Whether people have to show that they are the operator: where others than this machine reach the page, or by a name. */
    boolean needsLogin() {
        return loginAlways
                || !http.hosts().isEmpty()
                || !http.bindAddress().matches("localhost|127(\\.\\d{1,3}){3}|::1");
    }

    /** What only the hub's own user may read. */
    static Path keys(Path data) {
        return data.resolve("keys");
    }

    static HttpConfig http(String bindAddress, int port, List<String> hosts) {
        var usual = HttpTimeouts.defaults();
        // Nothing that is served here takes longer, and the whole hub has 3 s to stop.
        var timeouts = new HttpTimeouts(usual.idle(), usual.request(), usual.response(), Duration.ofMillis(300));
        return new HttpConfig(bindAddress, port, hosts, IO_THREADS, HttpLimits.defaults(), timeouts, Optional.empty());
    }
}
