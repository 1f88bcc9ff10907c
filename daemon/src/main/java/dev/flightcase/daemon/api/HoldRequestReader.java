package dev.flightcase.daemon.api;

import dev.flightcase.cache.checkout.HoldRequest;
import dev.flightcase.http.Bytes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The bodies of {@code POST /api/v1/holds} and {@code …/extend}. */
final class HoldRequestReader {
    private HoldRequestReader() {}

    static HoldRequest read(Bytes text) {
        var body = JsonObject.parse(text);
        var lines = LinesReader.read(body);
        var lease = lease(body);
        body.noMore();
        return new HoldRequest(lines, lease);
    }

    /** {@code {"ttl_s": 120}}; null when it does not say. */
    static @Nullable Duration lease(Bytes text) {
        var body = JsonObject.parse(text);
        var lease = lease(body);
        body.noMore();
        return lease;
    }

    private static @Nullable Duration lease(JsonObject body) {
        if (!body.has("ttl_s")) {
            return null;
        }
        long seconds = body.integer("ttl_s");
        // What a duration can hold; the ledger has narrower bounds.
        return Duration.ofSeconds(Math.clamp(seconds, 0, Integer.MAX_VALUE));
    }
}
