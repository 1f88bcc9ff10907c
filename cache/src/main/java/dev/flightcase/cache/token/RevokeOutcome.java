package dev.flightcase.cache.token;

import dev.flightcase.cache.StoreException;

/** What came of shutting a phone out. */
public sealed interface RevokeOutcome {
    /** For good. */
    record Revoked() implements RevokeOutcome {}

    record Unknown() implements RevokeOutcome {}

    /** It is out as long as the node runs; after a restart it may be back, so do it again once the disk takes writes. */
    record NotDurable(StoreException.Kind cause) implements RevokeOutcome {}
}
