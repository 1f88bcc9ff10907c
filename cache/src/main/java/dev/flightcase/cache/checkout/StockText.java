package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Renders the stock once per state, on the first reader's thread; the ledger's thread never does. */
final class StockText {
    private final JsonText text;
    private final AtomicReference<@Nullable Rendered> last = new AtomicReference<>();

    private record Rendered(LedgerState state, StockView view) {}

    StockText(JsonText text) {
        this.text = text;
    }

    StockView of(LedgerState state) {
        var known = last.get();
        if (known != null && known.state.equals(state)) {
            return known.view;
        }
        var view = new StockView(state.counters().revision(), render(state));
        last.set(new Rendered(state, view));
        return view;
    }

    private Bytes render(LedgerState state) {
        return Bytes.owning(text.object(json -> {
            json.writeNumberProperty("revision", state.counters().revision());
            json.writeObjectPropertyStart("available");
            var shelf = state.shelf();
            if (shelf != null) {
                for (var slot = shelf.firstProduct(); slot < shelf.size(); slot++) {
                    if (!shelf.isRemoved(slot)) {
                        json.writeNumberProperty(shelf.key(slot), state.available(slot));
                    }
                }
            }
            json.writeEndObject();
        }));
    }
}
