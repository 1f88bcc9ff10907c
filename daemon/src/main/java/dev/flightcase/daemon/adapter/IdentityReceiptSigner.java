package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.receipt.ReceiptSigner;
import dev.flightcase.provisioning.NodeIdentity;

/** Receipts are signed by the node's own key. */
public final class IdentityReceiptSigner implements ReceiptSigner {
    private final NodeIdentity identity;

    public IdentityReceiptSigner(NodeIdentity identity) {
        this.identity = identity;
    }

    @Override
    public String node() {
        return identity.id().value();
    }

    @Override
    public Bytes publicKey() {
        return Bytes.owning(identity.publicKey().toByteArray());
    }

    @Override
    public Bytes sign(Bytes message) {
        return Bytes.owning(identity.sign(message.toArray()));
    }
}
