package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.Outbox;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Looks up the hash of one entry of the journal. */
final class Hashes {
    private Hashes() {}

    /** Null when there is no such entry; waits for the disk. */
    static @Nullable Bytes at(Outbox outbox, long sequence) {
        if (sequence < 1 || sequence > outbox.last()) {
            return null;
        }
        var found = new ArrayList<Bytes>(1);
        outbox.forward(sequence - 1, (at, entry) -> {
            if (at == sequence) {
                found.add(entry.hash());
            }
            return false;
        });
        return found.isEmpty() ? null : found.getFirst();
    }
}
