package dev.flightcase.daemon.api;

import dev.flightcase.cache.catalog.EventView;
import dev.flightcase.http.Bytes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** When an event ends, out of its schema.org text. */
public final class EventEnd {
    private EventEnd() {}

    public static Optional<Instant> of(EventView event) {
        if (Json.parse(Bytes.of(event.json().buffer())) instanceof Map<?, ?> members
                && members.get("endDate") instanceof String end) {
            try {
                return Optional.of(OffsetDateTime.parse(end).toInstant());
            } catch (DateTimeException _) {
                // A day without a time.
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
