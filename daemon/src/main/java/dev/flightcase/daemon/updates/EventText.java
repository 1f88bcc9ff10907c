package dev.flightcase.daemon.updates;

import dev.flightcase.http.Bytes;
import java.time.Duration;
import java.util.Map;

/** Events as they go over the wire (HTML Living Standard, §9.2 Server-sent events). One per block of text; not thread-safe. */
final class EventText {
    /** A comment: keeps the connection from being idle. */
    static final Bytes HEARTBEAT = Bytes.utf8(":\n\n");

    private final StringBuilder text = new StringBuilder(256);

    /** How soon a client that lost us tries again. */
    EventText retry(Duration after) {
        text.append("retry: ").append(after.toMillis()).append("\n\n");
        return this;
    }

    EventText catalog(Position at) {
        return event(at, "catalog", "{\"revision\":" + at.catalog() + "}");
    }

    /**
     * One event for each SKU. Only the last has the new id: who is cut off in between comes back with the old one.
     *
     * @param before what the client knows until then
     */
    EventText stock(Position before, Position at, Map<String, Long> available) {
        int left = available.size();
        for (var units : available.entrySet()) {
            left--;
            event(
                    left == 0 ? at : before,
                    "stock",
                    "{\"sku\":\"" + units.getKey() + "\",\"available\":" + units.getValue() + "}");
        }
        return this;
    }

    EventText price(Position at, PriceChange change) {
        return event(
                at,
                "price",
                "{\"sku\":\"" + change.sku() + "\",\"revision\":" + change.revision() + ",\"price\":{\"amount\":"
                        + change.price().minor() + ",\"currency\":\""
                        + change.price().code() + "\"}}");
    }

    EventText drop(Position at, String sku, String state) {
        return event(at, "drop", "{\"sku\":\"" + sku + "\",\"state\":\"" + state + "\"}");
    }

    /** SKUs hold no character that JSON escapes. */
    private EventText event(Position at, String name, String data) {
        text.append("id: ")
                .append(at)
                .append("\nevent: ")
                .append(name)
                .append("\ndata: ")
                .append(data)
                .append("\n\n");
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    Bytes bytes() {
        return Bytes.utf8(text.toString());
    }
}
