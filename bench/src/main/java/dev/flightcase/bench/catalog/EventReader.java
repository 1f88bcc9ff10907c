package dev.flightcase.bench.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Cuts Server-Sent Events out of a stream (WHATWG HTML §9.2.6). Blocks; one thread. */
final class EventReader {
    private static final int DATA_CHARS_MAX = 1 << 20;

    private final BufferedReader lines;
    private String lastId = "";

    EventReader(InputStream stream) {
        lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** @param id the last one that was sent, on this event or before */
    record Event(String id, String type, String data) {}

    /** The next event with data; empty when the stream has ended, in which case a piece of an event is dropped. */
    Optional<Event> next() throws IOException {
        var type = "message";
        var data = new StringBuilder();
        boolean any = false;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (any) {
                    return Optional.of(new Event(lastId, type, data.toString()));
                }
                type = "message";
                continue;
            }
            int colon = line.indexOf(':');
            var field = colon < 0 ? line : line.substring(0, colon);
            var value = colon < 0 ? "" : line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
            switch (field) {
                case "id" -> lastId = value;
                case "event" -> type = value;
                case "data" -> {
                    data.append(any ? "\n" : "").append(value);
                    any = true;
                }
                default -> {
                    // A comment, which keeps the connection open, or a field that nobody asked for.
                }
            }
            if (data.length() > DATA_CHARS_MAX) {
                throw new IOException("an event is longer than " + DATA_CHARS_MAX + " characters");
            }
        }
        return Optional.empty();
    }
}
