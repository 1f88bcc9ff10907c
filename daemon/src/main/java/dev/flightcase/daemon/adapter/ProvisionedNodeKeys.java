package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.receipt.NodeKeys;
import dev.flightcase.provisioning.Ed25519PublicKey;
import dev.flightcase.provisioning.NodeId;

/** What receipts need to know of any node's key, from where keys are at home. */
public final class ProvisionedNodeKeys implements NodeKeys {

    @Override
    public boolean verifies(Bytes publicKey, Bytes message, Bytes signature) {
        return key(publicKey).verifies(message.toArray(), signature.toArray());
    }

    @Override
    public String nodeId(Bytes publicKey) {
        return NodeId.of(key(publicKey)).value();
    }

    private static Ed25519PublicKey key(Bytes raw) {
        return Ed25519PublicKey.ofRaw(raw.toArray());
    }
}
