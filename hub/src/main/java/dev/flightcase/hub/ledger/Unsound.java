package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry for the quarantine.
 *
 * @param sentId as it was sent, cut off after 64 bytes; {@code id} if it is one
 * @param hash as it was sent, cut off after 64 bytes
 * @param digest SHA-256 of the whole message: the same one sent again is no other one
 */
public record Unsound(
        long sequence,
        Reason reason,
        ByteString sentId,
        Optional<UUID> id,
        ByteString hash,
        int kind,
        long number,
        ByteString record,
        ByteString digest) {
    static Unsound of(Entry entry, Reason reason) {
        return new Unsound(
                entry.sequence(),
                reason,
                Ids.bytes(entry.id()),
                Optional.of(entry.id()),
                entry.hash(),
                entry.kind(),
                entry.number(),
                entry.record(),
                entry.digest());
    }
}
