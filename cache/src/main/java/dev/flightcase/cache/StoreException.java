package dev.flightcase.cache;

import org.jspecify.annotations.Nullable;

/** The disk or the database failed. The message says what, where, and what to do. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What failed, as far as it matters to the one who has to act. */
    public enum Kind {
        /** Another process has the database open. */
        LOCKED,
        NO_PERMISSION,
        READ_ONLY,
        DISK_FULL,
        /** What is on the disk is not what was written. */
        CORRUPTED,
        /** The database is closed or being rebuilt; try again shortly. */
        CLOSED,
        /** The native library does not load on this machine. */
        NO_LIBRARY,
        INPUT_OUTPUT;

        /** Whether only writes are refused, so that what is on the disk can still be read. */
        public boolean leavesReads() {
            return this == DISK_FULL || this == READ_ONLY;
        }
    }

    private final Kind kind;

    public StoreException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
