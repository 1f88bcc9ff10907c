package dev.flightcase.demo.client;

import dev.flightcase.demo.visitor.MediaPlaylist;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** Questions to the node. Each blocks for one or two requests and answers "no" or 0 when the node does not. */
public final class NodeClient {
    public static final String SEGMENTS_IN = "flightcase_media_segments_in_total";

    private static final String ORDERS_WAITING = "flightcase_hub_orders_waiting";

    private final Http http;
    private final URI base;

    /** @param base root of the node, with a trailing slash */
    public NodeClient(Http http, URI base) {
        this.http = http;
        this.base = base;
    }

    public boolean isAlive() throws InterruptedException {
        return http.get(base.resolve("livez")).is(200);
    }

    public boolean isReady() throws InterruptedException {
        return http.get(base.resolve("readyz")).is(200);
    }

    /** Products on the first page of the catalog, at most 100. */
    public int products() throws InterruptedException {
        var answer = http.get(base.resolve("api/v1/catalog?limit=100"));
        return answer.is(200) ? answer.json().at("products").items().size() : 0;
    }

    /**
     * Segments in the first variant of a stream.
     *
     * @param multivariant its Multivariant Playlist
     */
    public int segments(URI multivariant) throws InterruptedException {
        var variant = text(multivariant).flatMap(MediaPlaylist::firstVariant).map(multivariant::resolve);
        return variant.isPresent()
                ? text(variant.get())
                        .flatMap(MediaPlaylist::parse)
                        .map(playlist -> playlist.segments().size())
                        .orElse(0)
                : 0;
    }

    /** Segments that the node has published since it started; empty if it does not answer. */
    public OptionalLong segmentsIn() throws InterruptedException {
        var metrics = metrics();
        return metrics.sums().containsKey(SEGMENTS_IN)
                ? OptionalLong.of(metrics.whole(SEGMENTS_IN))
                : OptionalLong.empty();
    }

    /** Orders that the hub is not known to have; 0 for a node without a hub. */
    public long ordersWaiting() throws InterruptedException {
        return metrics().whole(ORDERS_WAITING);
    }

    public Metrics metrics() throws InterruptedException {
        return Metrics.parse(text(base.resolve("metrics")).orElse(""));
    }

    private Optional<String> text(URI uri) throws InterruptedException {
        return http.get(uri) instanceof Http.Got got && got.status() == 200
                ? Optional.of(got.body())
                : Optional.empty();
    }
}
