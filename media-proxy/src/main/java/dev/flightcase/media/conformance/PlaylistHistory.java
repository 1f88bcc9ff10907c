package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import org.jspecify.annotations.Nullable;

/**
 * Judges what one playlist turns into: each state against the one before, deltas included. Keeps one playlist, as a player does. Not
 * thread-safe; one owner hands in the states in the order in which they were received.
 */
public final class PlaylistHistory {
    private final String place;
    private final EdgeClock clock;
    private final DateRangeRules dateRanges;
    private @Nullable ViewedMedia last;
    private boolean lastWasDelta;

    public PlaylistHistory(String place, Tolerance tolerance) {
        this.place = place;
        this.clock = new EdgeClock(place, tolerance);
        this.dateRanges = new DateRangeRules(place);
    }

    /**
     * @param atNanos when it was received, on any monotonic clock
     * @param held the server kept the request until this state was there, so {@code atNanos} is when it came to be; false for an answer
     *     to a poll, which may come later than the state
     * @return the whole playlist, a delta merged; null for a delta that fits nothing known
     */
    public @Nullable ViewedMedia accept(ViewedMedia playlist, long atNanos, boolean held, Findings findings) {
        ViewedMedia before = last;
        ViewedMedia whole = playlist;
        if (playlist.isDelta()) {
            DeltaRules.boundary(place, playlist, findings);
            whole = before == null ? null : DeltaRules.merge(before, playlist);
            if (whole == null) {
                return null;
            }
        } else {
            dateRanges.accept(playlist, findings);
        }
        if (before != null) {
            boolean delta = lastWasDelta || playlist.isDelta();
            immutability(before, whole, findings);
            if (ChangeRules.judge(place, before, whole, delta ? Rule.D13 : Rule.T21, findings)) {
                PartChanges.judge(place, before, whole, findings);
            }
            if (delta) {
                findings.judged(Rule.D13);
            }
        }
        clock.accept(whole, atNanos, held, findings);
        last = whole;
        lastWasDelta = playlist.isDelta();
        return whole;
    }

    /** At {@code atNanos} the playlist was still the one that was accepted last. */
    public void unchanged(long atNanos, Findings findings) {
        clock.unchanged(atNanos, findings);
    }

    public @Nullable ViewedMedia last() {
        return last;
    }

    private void immutability(ViewedMedia before, ViewedMedia now, Findings findings) {
        findings.judged(Rule.B1_6);
        String was = HeaderRules.immutable(before.header());
        String is = HeaderRules.immutable(now.header());
        if (!was.equals(is)) {
            findings.add(Rule.B1_6, place, 0, is, "as before: " + was);
        }
    }
}
