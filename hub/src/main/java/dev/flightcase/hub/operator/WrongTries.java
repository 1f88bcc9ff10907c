package dev.flightcase.hub.operator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Slows down who guesses codes or tokens: after a few wrong ones in a row, each more doubles the wait, up to a limit. Counted for each
 * address, and for all together, since 40 bits of a code do not stand against a thousand addresses. Thread-safe.
 */
public final class WrongTries {
    private static final int FREE_OF_ONE = 5;
    private static final int FREE_OF_ALL = 50;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS_MAX = 16;
    private static final int ADDRESSES_MAX = 1024;
    private static final String ALL = "";

    private final LongSupplier nanos;
    private final Map<String, Tally> tallies = new Tallies();

    /** The oldest address makes room. */
    private static final class Tallies extends LinkedHashMap<String, Tally> {
        private static final long serialVersionUID = 1;

        Tallies() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > ADDRESSES_MAX;
        }
    }

    private record Tally(int wrong, long last) {}

    /** @param nanos monotonic */
    public WrongTries(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How long this address has to wait; empty when it may try. */
    public synchronized Optional<Duration> pause(String address) {
        var one = left(address, FREE_OF_ONE);
        var all = left(ALL, FREE_OF_ALL);
        var longer = one.compareTo(all) > 0 ? one : all;
        return longer.isZero() ? Optional.empty() : Optional.of(longer);
    }

    public synchronized void wrong(String address) {
        long now = nanos.getAsLong();
        count(address, now);
        count(ALL, now);
    }

    /** A right one: this address starts over. */
    public synchronized void right(String address) {
        tallies.remove(address);
    }

    private void count(String key, long now) {
        var before = tallies.get(key);
        // Who was quiet for as long as the longest wait starts over.
        boolean goesOn = before != null && now - before.last() <= 2 * LONGEST.toNanos();
        tallies.put(key, new Tally(before != null && goesOn ? before.wrong() + 1 : 1, now));
    }

    private Duration left(String key, int free) {
        var tally = tallies.get(key);
        if (tally == null || tally.wrong() < free) {
            return Duration.ZERO;
        }
        var wait = FIRST.multipliedBy(1L << Math.min(DOUBLINGS_MAX, tally.wrong() - free));
        long due = tally.last() + (wait.compareTo(LONGEST) > 0 ? LONGEST : wait).toNanos();
        return Duration.ofNanos(Math.max(0, due - nanos.getAsLong()));
    }
}
