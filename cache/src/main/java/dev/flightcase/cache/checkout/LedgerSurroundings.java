package dev.flightcase.cache.checkout;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the ledger takes from around it. Clock, trust, random and observer are used on the ledger's thread.
 *
 * @param ticks monotonic nanoseconds
 * @param completions completes the futures of a batch, so that what hangs on them never runs on the ledger's thread;
 *     gets one task per batch
 */
public record LedgerSurroundings(
        InstantSource clock,
        ClockTrust trust,
        RandomGenerator random,
        LongSupplier ticks,
        Executor completions,
        LedgerObserver observer) {}
