package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;

/** The node's own key, as far as receipts need it. Any thread. */
public interface ReceiptSigner {
    /** The node's id, such as {@code fc-k3v7q2m7xa}, which follows from the key. */
    String node();

    /** The 32 bytes of RFC 8032 §5.1.5. */
    Bytes publicKey();

    /** The 64 bytes of an Ed25519 signature (RFC 8032 §5.1.6); takes milliseconds. */
    Bytes sign(Bytes message);
}
