package dev.flightcase.hal.network;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What probing may cost on links whose bytes cost money, and what it has cost: a bucket for each link that fills evenly, so that no thirty
 * days see more than their share. A start begins with a small part of it: a node that is switched off and on does not begin a new month.
 * Thread-safe.
 */
public final class ProbeBudget {
    private static final Duration MONTH = Duration.ofDays(30);
    /** What may be saved up for a bad hour. */
    private static final double SAVED_SHARE = 0.02;
    /** Enough for the first look and some changes. */
    private static final double FIRST_SHARE = 0.002;

    private final double bytesPerNano;
    private final double savedMax;
    private final double first;
    private final LongSupplier ticks;
    private final Map<String, Purse> purses = new HashMap<>();

    private static final class Purse {
        private double bytes;
        private long filledAt;
        private long spent;
    }

    /** @param bytesAMonth both directions with IP headers, on each metered link */
    public ProbeBudget(long bytesAMonth, LongSupplier ticks) {
        this.savedMax = bytesAMonth * SAVED_SHARE;
        this.first = bytesAMonth * FIRST_SHARE;
        this.bytesPerNano = (bytesAMonth - savedMax) / MONTH.toNanos();
        this.ticks = ticks;
    }

    /** Whether so much may still be spent on a metered link now. */
    synchronized boolean allows(String link, int bytes) {
        return filled(link).bytes >= bytes;
    }

    /** What a prober sent and received over a link, with IP headers. */
    public synchronized void spend(String link, int bytes) {
        var purse = filled(link);
        purse.bytes -= bytes;
        purse.spent += bytes;
    }

    /** Since the start, over one link. */
    public synchronized long spent(String link) {
        var purse = purses.get(link);
        return purse == null ? 0 : purse.spent;
    }

    /** Since the start, over all of them, metered or not. */
    public synchronized long spent() {
        return purses.values().stream().mapToLong(purse -> purse.spent).sum();
    }

    private Purse filled(String link) {
        long now = ticks.getAsLong();
        var purse = purses.computeIfAbsent(link, _ -> {
            var fresh = new Purse();
            fresh.bytes = first;
            fresh.filledAt = now;
            return fresh;
        });
        purse.bytes = Math.min(savedMax, purse.bytes + (now - purse.filledAt) * bytesPerNano);
        purse.filledAt = now;
        return purse;
    }
}
