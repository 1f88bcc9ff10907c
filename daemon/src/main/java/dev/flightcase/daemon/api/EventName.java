package dev.flightcase.daemon.api;

import dev.flightcase.cache.catalog.EventView;
import dev.flightcase.http.Bytes;
import java.util.Map;
import java.util.Optional;

/** What an event is called, out of its schema.org text. */
public final class EventName {
    private EventName() {}

    public static Optional<String> of(EventView event) {
        return Json.parse(Bytes.of(event.json().buffer())) instanceof Map<?, ?> members
                        && members.get("name") instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }
}
