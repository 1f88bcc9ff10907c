package dev.flightcase.cache.mirror;

import dev.flightcase.cache.checkout.LedgerRebuild.Rebuilt;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of restoring. */
public sealed interface RestoreReport {
    /**
     * A ledger was built.
     *
     * @param tornBytes that were half written at the end of the mirror
     * @param damage why what follows the last entry could not be used; null when nothing follows
     * @param events by the key of their catalog folder: the catalog has to know them before the folder is imported again
     */
    record Restored(
            MirrorMark from,
            Rebuilt ledger,
            long tornBytes,
            @Nullable String damage,
            Map<String, UUID> events) implements RestoreReport {
        public Restored {
            events = Map.copyOf(events);
        }
    }

    /**
     * Nothing was built, because entries in the middle of the mirror are damaged or missing.
     *
     * @param good entries before the damage
     */
    record Damaged(MirrorMark from, long good, String damage) implements RestoreReport {}

    /** The folder holds no mirror. */
    record NoMirror(String says) implements RestoreReport {}
}
