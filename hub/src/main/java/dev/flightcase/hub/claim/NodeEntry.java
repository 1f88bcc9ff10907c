package dev.flightcase.hub.claim;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node on the hub's books.
 *
 * @param key raw Ed25519, base64
 * @param code hash of the one that it was claimed with last
 * @param name of its stall; empty for none
 * @param grant its newest certificate
 * @param revoked when it was taken out; null while it is in
 */
public record NodeEntry(
        String node,
        String key,
        String code,
        String name,
        Grant grant,
        Instant claimed,
        @Nullable Instant revoked) {

    /**
     * A certificate and what it answers.
     *
     * @param generation of the node's TLS key
     * @param csrHash SHA-256 of the request, hexadecimal
     * @param chain DER in base64, the node's own first
     */
    public record Grant(int generation, String csrHash, List<String> chain, Instant expires) {
        public Grant {
            chain = List.copyOf(chain);
        }
    }

    NodeEntry withRevoked(Instant at) {
        return new NodeEntry(node, key, code, name, grant, claimed, at);
    }
}
