package dev.flightcase.cache.checkout;

import java.time.Duration;

/**
 * Bounds of the ledger.
 *
 * @param recoveryPause between two tries to reopen the database after a failed write
 * @param closeWait how long {@link Ledger#close()} waits for the queue to drain
 * @param blockCacheBytes RocksDB block cache of the ledger's database
 * @param writeBufferBytes one RocksDB write buffer
 */
public record LedgerConfig(
        Requests requests,
        Holds holds,
        Queue queue,
        Duration recoveryPause,
        Duration closeWait,
        long blockCacheBytes,
        long writeBufferBytes) {
    /**
     * @param linesMax lines of one order or hold
     * @param tendersMax tenders of one order
     * @param quantityMax units of one line
     * @param textCharsMax characters of a SKU, a helper's name, a reason, a reference
     * @param pageOrdersMax orders on one page
     */
    public record Requests(int linesMax, int tendersMax, int quantityMax, int textCharsMax, int pageOrdersMax) {}

    /**
     * @param lease what a hold gets that does not ask
     * @param leaseMax what one may ask for, from one second
     * @param lifetimeMax from the first reservation to the end of its last extension
     * @param liveMax holds at a time, in all
     * @param perDeviceMax holds at a time of one device
     */
    public record Holds(Duration lease, Duration leaseMax, Duration lifetimeMax, int liveMax, int perDeviceMax) {}

    /**
     * @param commandsMax commands that may wait; one more is answered {@link Outcome.Busy}
     * @param perDeviceMax of them, of one device
     * @param batchMax commands per fsync; 256 measured best on a hot SKU
     * @param retryAfter the least that a refused caller is told to wait
     */
    public record Queue(int commandsMax, int perDeviceMax, int batchMax, Duration retryAfter) {}

    public static LedgerConfig defaults() {
        return new LedgerConfig(
                new Requests(100, 8, 10_000, 64, 500),
                new Holds(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(15), 20_000, 200),
                new Queue(4096, 512, 256, Duration.ofSeconds(1)),
                Duration.ofSeconds(5),
                Duration.ofSeconds(4),
                4 << 20,
                2 << 20);
    }
}
