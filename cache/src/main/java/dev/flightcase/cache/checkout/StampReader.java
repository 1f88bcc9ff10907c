package dev.flightcase.cache.checkout;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Gathers the members that every record has. */
final class StampReader {
    private @Nullable UUID id;
    private @Nullable Instant at;
    private @Nullable String clock;
    private @Nullable String previous;
    private long number;
    private long boot;
    private long sequence;

    /** Reads the value the parser stands on, if it is the stamp's; else skips it. */
    void member(String name, JsonParser json) {
        switch (name) {
            case "id" -> id = UUID.fromString(json.getString());
            case "number" -> number = json.getLongValue();
            case "at" -> at = Instant.parse(json.getString());
            case "clock" -> clock = json.getString();
            case "boot" -> boot = json.getLongValue();
            case "sequence" -> sequence = json.getLongValue();
            case "previous" -> previous = json.getString();
            default -> json.skipChildren();
        }
    }

    /** Throws NullPointerException when one was missing. */
    RecordStamp stamp() {
        return new RecordStamp(
                Objects.requireNonNull(id),
                number,
                Objects.requireNonNull(at),
                Objects.requireNonNull(clock),
                boot,
                sequence,
                Objects.requireNonNull(previous));
    }
}
