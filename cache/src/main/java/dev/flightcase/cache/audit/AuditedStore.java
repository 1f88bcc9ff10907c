package dev.flightcase.cache.audit;

import dev.flightcase.cache.StoreSnapshot;
import java.util.function.Supplier;

/**
 * A database beside the ledger's in which no card number may be.
 *
 * @param name as people know it
 * @param snapshot of now; the audit closes it
 */
public record AuditedStore(String name, Supplier<StoreSnapshot> snapshot) {}
