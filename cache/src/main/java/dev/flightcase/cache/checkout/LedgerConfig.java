package dev.flightcase.cache.checkout;

import java.time.Duration;

/**
 * Bounds of the ledger.
 *
 * @param queueCommandsMax commands that may wait; one more is answered {@link OrderOutcome.Busy}
 * @param batchCommandsMax commands per fsync; 256 measured best on a hot SKU
 * @param linesMax lines of one order
 * @param tendersMax tenders of one order
 * @param quantityMax units of one line
 * @param textCharsMax characters of a SKU, a helper's name, a hold
 * @param pageOrdersMax orders on one page
 * @param retryAfter what a refused caller is told to wait
 * @param recoveryPause between two tries to reopen the database after a failed write
 * @param closeWait how long {@link Ledger#close()} waits for the queue to drain
 * @param blockCacheBytes RocksDB block cache of the ledger's database
 * @param writeBufferBytes one RocksDB write buffer
 */
public record LedgerConfig(
        int queueCommandsMax,
        int batchCommandsMax,
        int linesMax,
        int tendersMax,
        int quantityMax,
        int textCharsMax,
        int pageOrdersMax,
        Duration retryAfter,
        Duration recoveryPause,
        Duration closeWait,
        long blockCacheBytes,
        long writeBufferBytes) {

    public static LedgerConfig defaults() {
        return new LedgerConfig(
                4096,
                256,
                100,
                8,
                10_000,
                64,
                500,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(4),
                4 << 20,
                2 << 20);
    }
}
