package dev.flightcase.uplink.sync;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How much of a catalog is here. Thread-safe. */
final class Progress {
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile int filesAll;
    private volatile long bytesAll;

    void expect(int countAll, long lengthAll) {
        filesAll = countAll;
        bytesAll = lengthAll;
    }

    void here(long length) {
        files.incrementAndGet();
        bytes.addAndGet(length);
    }

    SyncStatus status(SyncStatus.Step step, long revision, long served, long fetched, String reason) {
        return new SyncStatus(step, revision, served, files.get(), filesAll, bytes.get(), bytesAll, fetched, reason);
    }
}
