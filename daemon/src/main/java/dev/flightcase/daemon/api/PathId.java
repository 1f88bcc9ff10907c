package dev.flightcase.daemon.api;

import dev.flightcase.http.Request;
import java.util.Optional;
import java.util.UUID;

/** An id in a path. */
final class PathId {
    private PathId() {}

    /** Empty when it is no UUID: then there is nothing of that name either. */
    static Optional<UUID> of(Request request) {
        try {
            return Optional.of(UUID.fromString(text(request)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String text(Request request) {
        return request.parameters().get("id");
    }
}
