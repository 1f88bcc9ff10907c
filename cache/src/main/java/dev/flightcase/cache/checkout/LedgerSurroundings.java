package dev.flightcase.cache.checkout;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the ledger takes from around it. Clock, trust, random and observer are used on the ledger's thread.
 *
 * @param ticks monotonic nanoseconds; over restarts of the process too, as long as the machine runs (CLOCK_MONOTONIC)
 * @param machineBoot which boot of the machine the ticks count in
 * @param completions completes the futures of a batch, so that what hangs on them never runs on the ledger's thread;
 *     gets one task per batch
 */
public record LedgerSurroundings(
        InstantSource clock,
        ClockTrust trust,
        RandomGenerator random,
        LongSupplier ticks,
        UUID machineBoot,
        Executor completions,
        LedgerObserver observer) {}
