package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;

/** What a verifier must know of any node's key. Any thread. */
public interface NodeKeys {
    /** The length of every public key, in bytes. */
    int PUBLIC_KEY_BYTES = 32;

    /** Whether this is the key's Ed25519 signature over the message; false for anything malformed. */
    boolean verifies(Bytes publicKey, Bytes message, Bytes signature);

    /** The id of the node whose key this is. */
    String nodeId(Bytes publicKey);
}
