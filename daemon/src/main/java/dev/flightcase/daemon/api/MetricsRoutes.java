package dev.flightcase.daemon.api;

import dev.flightcase.daemon.config.IpNetwork;
import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** {@code /metrics}, for the networks that configuration names. */
public final class MetricsRoutes {
    private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Executor api;
    private final List<IpNetwork> networks;
    private final Supplier<String> scrape;

    /** @param scrape the Prometheus text format 0.0.4 */
    public MetricsRoutes(Executor api, List<IpNetwork> networks, Supplier<String> scrape) {
        this.api = api;
        this.networks = List.copyOf(networks);
        this.scrape = scrape;
    }

    public void addTo(Router.Builder routes) {
        routes.get("/metrics", Handler.blocking(api, this::metrics));
    }

    private Response metrics(Request request) {
        var remote = request.remote().getAddress();
        if (networks.stream().noneMatch(network -> network.contains(remote))) {
            return Problem.of(
                            403,
                            "foreign-network",
                            "Not from this network",
                            "Metrics are shown to the networks of api.metrics-networks only.")
                    .toResponse();
        }
        return Response.ok(MEDIA_TYPE, new Body.Heap(Bytes.utf8(scrape.get()))).withCacheControl("no-store");
    }
}
