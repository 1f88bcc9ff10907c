package dev.flightcase.hub.downlink;

/** The hub's key for what a broker can not make up. From any thread. */
public interface Signer {
    /** The 32 raw bytes of the Ed25519 public key that nodes verify with. */
    byte[] signingKey();

    /** 64 bytes of Ed25519 (RFC 8032). */
    byte[] sign(byte[] message);
}
