package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.UUID;

/**
 * A sound entry of a journal, as it goes into the ledger.
 *
 * @param kind number of the contract's Order.Kind; one that is not known yet is kept
 * @param hash SHA-256 of {@code record}, checked
 * @param record JSON, checked
 * @param digest of the whole message, for when it turns out that the ledger has another one in its place
 */
public record Entry(
        long sequence,
        UUID id,
        int kind,
        long number,
        ByteString hash,
        ByteString record,
        Facts facts,
        List<Token> tokens,
        ByteString digest) {
    private static final int ORDER = 1;

    public Entry {
        tokens = List.copyOf(tokens);
    }

    /** A real order, none for practice. */
    public boolean isOrder() {
        return kind == ORDER;
    }

    /** @param sealed readable with the hub's key only */
    public record Token(
            int tender, String provider, String scope, long expiresAtMillis, ByteString sealed, long keyId) {}
}
