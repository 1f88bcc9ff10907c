package dev.flightcase.cache.audit;

import java.time.Duration;

/**
 * Bounds of an audit.
 *
 * @param within after which it stops and says that it is not finished
 * @param violationsMax of one invariant that are listed; all are counted
 * @param skusMax products whose units are added up, over all events; about 80 bytes of memory each
 */
public record AuditConfig(Duration within, int violationsMax, int skusMax) {
    public static AuditConfig defaults() {
        return new AuditConfig(Duration.ofSeconds(20), 20, 200_000);
    }

    public AuditConfig within(Duration other) {
        return new AuditConfig(other, violationsMax, skusMax);
    }
}
