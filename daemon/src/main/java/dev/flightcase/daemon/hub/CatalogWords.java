package dev.flightcase.daemon.hub;

import dev.flightcase.uplink.sync.SyncStatus;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** How it is with the hub's catalog, for people and programs. */
public final class CatalogWords {
    private static final long MEGABYTE = 1_000_000;

    private CatalogWords() {}

    /** One line; empty when the hub has announced none. */
    public static Optional<String> line(SyncStatus sync) {
        if (sync.revision() == 0) {
            return Optional.empty();
        }
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
        return Optional.of(served + step + (sync.reason().isEmpty() ? "" : ": " + sync.reason()));
    }

    /** The members of an object {@code hub_catalog}. */
    public static void write(JsonGenerator json, SyncStatus sync) {
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
        json.writeEndObject();
    }
}
