package dev.flightcase.hub.claim;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where codes and nodes are kept, durably. Thread-safe; blocks. */
public interface ClaimStore {
    /**
     * Runs the work as if it were alone; what it put is durable when this returns, all or nothing.
     *
     * @param work may run again when another process was faster; so it does nothing but look and put
     */
    <R> R inTransaction(Function<Books, R> work);

    /** What a transaction sees and changes. */
    interface Books {
        Optional<ClaimCode> code(String hash);

        List<ClaimCode> codes();

        void put(ClaimCode code);

        void removeCode(String hash);

        Optional<NodeEntry> node(String node);

        List<NodeEntry> nodes();

        void put(NodeEntry entry);
    }
}
