package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An entry of the journal that is no order, ready to send: its record with {@code hash}. */
public record EntryView(UUID id, Bytes json) {
    public static EntryView of(JournalEntry entry) {
        var tail = (",\"hash\":\"" + JournalEntry.base64(entry.hash()) + "\"}").getBytes(StandardCharsets.US_ASCII);
        var inner = entry.record().buffer();
        inner.limit(entry.record().length() - 1);
        return new EntryView(
                entry.id(),
                Bytes.owning(ByteBuffer.allocate(inner.remaining() + tail.length)
                        .put(inner)
                        .put(tail)
                        .array()));
    }
}
