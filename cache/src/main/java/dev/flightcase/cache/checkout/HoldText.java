package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import java.time.Duration;

/** Renders holds. Thread-safe. */
final class HoldText {
    private final JsonText text;
    private final HoldTokens tokens;

    HoldText(JsonText text, HoldTokens tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** As it was first answered: a replay gives these bytes whatever came later. */
    HoldView first(Hold hold) {
        return view(hold, Hold.State.HELD, hold.granted());
    }

    HoldView now(HoldRow row, long ticks) {
        var lease = row.hold().lease();
        if (row.state() != Hold.State.HELD) {
            return view(row.hold(), row.state(), Duration.ZERO);
        }
        // Over, though the ledger has not come to it yet: nobody can use it any more.
        var state = lease.isOver(ticks) ? Hold.State.EXPIRED : Hold.State.HELD;
        return view(row.hold(), state, lease.left(ticks));
    }

    private HoldView view(Hold hold, Hold.State state, Duration left) {
        return new HoldView(hold.id(), Bytes.owning(text.object(json -> {
            json.writeStringProperty("id", hold.id().toString());
            json.writeStringProperty("token", tokens.of(hold.id()));
            json.writeArrayPropertyStart("lines");
            for (var line : hold.lines()) {
                json.writeStartObject();
                json.writeStringProperty("sku", line.sku());
                json.writeNumberProperty("quantity", line.quantity());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberProperty("expires_in_ms", left.toMillis());
            json.writeStringProperty("state", state.wire());
        })));
    }
}
