package dev.flightcase.daemon.hub;

import dev.flightcase.cache.catalog.HubPricing.InForce;
import dev.flightcase.daemon.preflight.WarmShelf.Warmed;
import dev.flightcase.uplink.sync.SyncStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * How it is with the hub's catalog, for people and programs.
 *
 * @param hub what the hub says of the catalog that is served; null when that is not the hub's
 * @param warm what sells first and is in memory, as it was when somebody looked last; null before that
 */
public record CatalogStatus(
        SyncStatus sync, @Nullable InForce hub, @Nullable Warmed warm) {
    private static final int REFUSED_TOLD_MAX = 20;
    private static final long MEGABYTE = 1_000_000;

    /** Without the word before them. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        if (sync.revision() > 0) {
            lines.add(served());
        }
        if (hub != null && hub.prices() + hub.refused().size() > 0) {
            lines.add(prices(hub));
        }
        if (warm != null) {
            lines.add(warm.says());
        }
        return lines;
    }

    private String served() {
        var served = sync.served() == 0 ? "none of the hub's is served" : "revision " + sync.served() + " is served";
        var step =
                switch (sync.step()) {
                    case IDLE -> "";
                    case FETCHING, WAITING ->
                        "; of revision " + sync.revision() + " " + sync.files() + " of " + sync.filesAll()
                                + " files are here, " + sync.bytes() / MEGABYTE + " of "
                                + sync.bytesAll() / MEGABYTE + " MB";
                    case INSTALLING -> "; revision " + sync.revision() + " is here and is being read";
                };
        return served + step + (sync.reason().isEmpty() ? "" : ": " + sync.reason());
    }

    private static String prices(InForce now) {
        var inForce =
                now.prices() == 1 ? "1 price is what the hub says" : now.prices() + " prices are what the hub says";
        return now.refused().isEmpty()
                ? inForce
                : inForce + "; " + now.refused().size() + " can not be, the first: "
                        + now.refused().getFirst();
    }

    /** The members of an object {@code hub_catalog}, when the hub has announced one, and of {@code warm}. */
    public void write(JsonGenerator json) {
        if (warm != null) {
            json.writeObjectPropertyStart("warm");
            json.writeStringProperty("chosen", warm.choice().name().toLowerCase(Locale.ROOT));
            json.writeBooleanProperty("whole", warm.isWhole());
            json.writeNumberProperty("products", warm.products());
            json.writeNumberProperty("pictures", warm.pictures());
            json.writeNumberProperty("bytes", warm.bytes());
            json.writeEndObject();
        }
        if (sync.revision() == 0) {
            return;
        }
        json.writeObjectPropertyStart("hub_catalog");
        json.writeStringProperty("step", sync.step().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("revision", sync.revision());
        json.writeNumberProperty("served", sync.served());
        json.writeNumberProperty("files", sync.files());
        json.writeNumberProperty("files_all", sync.filesAll());
        json.writeNumberProperty("bytes", sync.bytes());
        json.writeNumberProperty("bytes_all", sync.bytesAll());
        json.writeNumberProperty("bytes_fetched", sync.fetched());
        json.writeStringProperty("reason", sync.reason());
        json.writeNumberProperty("prices", hub == null ? 0 : hub.prices());
        json.writeArrayPropertyStart("prices_refused");
        if (hub != null) {
            hub.refused().stream().limit(REFUSED_TOLD_MAX).forEach(json::writeString);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
