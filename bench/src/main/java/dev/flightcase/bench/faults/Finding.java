package dev.flightcase.bench.faults;

import java.util.Locale;

/**
 * A promise that was broken.
 *
 * @param run from 1, of this seed
 */
record Finding(int run, Kind kind, Sort sort, String what) {
    enum Sort {
        /** Acknowledged, the node says that it is at the hub, and it is neither in the ledger nor in quarantine. */
        LOST,
        /** In the ledger twice, or without anybody having been promised it. */
        DOUBLED,
        /** In the ledger with another hash, or only in quarantine; or the node never says that all is at the hub. */
        WRONG
    }

    String text() {
        return "run " + run + " (" + kind.says() + "): " + sort.name().toLowerCase(Locale.ROOT) + ": " + what;
    }
}
