package dev.flightcase.uplink.commerce;

import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.UplinkException;
import java.util.List;
import java.util.UUID;

/**
 * One entry of the journal as it goes to the hub.
 *
 * @param number in the chain of its kind: an order's receipt number
 * @param hash SHA-256 of {@code record}
 * @param record JSON, the bytes as they were written, at most {@value #RECORD_BYTES_MAX}
 * @param tokens of an order that was paid by card or wallet, as long as the node has them; at most {@value #TOKENS_MAX}
 */
public record OutboxEntry(UUID id, OutboxKind kind, long number, Bytes hash, Bytes record, List<SealedPayment> tokens) {
    /** Bounds of {@code commerce.proto}. */
    public static final int RECORD_BYTES_MAX = 256 * 1024;

    public static final int TOKENS_MAX = 8;
    static final int HASH_BYTES = 32;

    public OutboxEntry {
        tokens = List.copyOf(tokens);
        if (hash.length() != HASH_BYTES) {
            throw new UplinkException("hash has " + hash.length() + " bytes; must have " + HASH_BYTES);
        }
        if (tokens.size() > TOKENS_MAX) {
            throw new UplinkException("entry has " + tokens.size() + " payment tokens; must be at most " + TOKENS_MAX);
        }
    }
}
