package dev.flightcase.provisioning;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/**
 * What makes this node itself: an Ed25519 key pair and the id that follows from it. Made or loaded by {@link
 * IdentityStore}. The private key signs and never leaves. Immutable, any thread.
 */
public final class NodeIdentity {

    private final PrivateKey privateKey;
    private final Ed25519PublicKey publicKey;
    private final NodeId id;

    NodeIdentity(PrivateKey privateKey, Ed25519PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.id = NodeId.of(publicKey);
    }

    public NodeId id() {
        return id;
    }

    public Ed25519PublicKey publicKey() {
        return publicKey;
    }

    /** The 64 bytes of an Ed25519 signature (RFC 8032 §5.1.6) over the message; takes some milliseconds on a Pi. */
    public byte[] sign(byte[] message) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new ProvisioningException("cannot sign with the key of node " + id + "; restart the node", e);
        }
    }

    @Override
    public String toString() {
        return id.value();
    }
}
