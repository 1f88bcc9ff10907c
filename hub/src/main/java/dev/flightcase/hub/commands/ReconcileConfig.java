package dev.flightcase.hub.commands;

import java.time.Duration;

/**
 * What the hub does when a node has had receipts for orders that the ledger has not: it was restored from an old backup.
 *
 * @param auto asks the node for them by itself; otherwise the log says which command does
 * @param patience how long a gap may stay before it counts as lost; gaps of a second are usual
 */
public record ReconcileConfig(boolean auto, Duration patience) {
    public static ReconcileConfig defaults() {
        return new ReconcileConfig(true, Duration.ofMinutes(2));
    }
}
