package dev.flightcase.hub.claim;

import java.time.Instant;
import java.util.List;

/**
 * A code that lets nodes in. The code itself is not kept.
 *
 * @param hash SHA-256 of the code as it is sent, hexadecimal
 * @param uses how many nodes it lets in
 * @param nodes that it has let in; each of them may come again with the same request
 * @param name of the stall that claims with it; empty for none
 */
public record ClaimCode(String hash, int uses, Instant expires, List<String> nodes, String name) {
    public ClaimCode {
        nodes = List.copyOf(nodes);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expires);
    }
}
