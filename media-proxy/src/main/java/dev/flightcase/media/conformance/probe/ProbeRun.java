package dev.flightcase.media.conformance.probe;

import dev.flightcase.media.conformance.Findings;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What the threads of one run share: the findings, the end, and what was done so far. */
final class ProbeRun {
    private static final int NOTES_MAX = 50;

    private final Findings findings = new Findings();
    private final LongSupplier ticks;
    private final long endsAt;
    private final AtomicLong playlists = new AtomicLong();
    private final AtomicLong parts = new AtomicLong();
    private final AtomicLong segments = new AtomicLong();
    private final Set<String> notes = new ConcurrentSkipListSet<>();
    private volatile boolean stopped;

    ProbeRun(LongSupplier ticks, long lengthNanos) {
        this.ticks = ticks;
        this.endsAt = ticks.getAsLong() + lengthNanos;
    }

    Findings findings() {
        return findings;
    }

    LongSupplier ticks() {
        return ticks;
    }

    boolean over() {
        return stopped || ticks.getAsLong() - endsAt >= 0;
    }

    void stop() {
        stopped = true;
    }

    /** For people, once however often it is said. */
    void note(String text) {
        if (notes.size() < NOTES_MAX) {
            notes.add(text);
        }
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    void played() {
        playlists.incrementAndGet();
    }

    void partFetched() {
        parts.incrementAndGet();
    }

    void segmentFetched() {
        segments.incrementAndGet();
    }

    long playlists() {
        return playlists.get();
    }

    long parts() {
        return parts.get();
    }

    long segments() {
        return segments.get();
    }
}
