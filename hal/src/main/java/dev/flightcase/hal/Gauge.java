package dev.flightcase.hal;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One signal: its gate, what passed last, and what did not. Guarded by the lock of {@link Gauges}. */
final class Gauge {

    private final Signal signal;
    private final Duration staleAfter;
    private @Nullable Reading accepted;
    private @Nullable String undefinedWhy;
    private @Nullable Evidence evidence;

    Gauge(Signal signal, Duration staleAfter) {
        this.signal = signal;
        this.staleAfter = staleAfter;
    }

    /** Takes the reading, or keeps it as evidence and says why. */
    Optional<String> offer(Reading reading) {
        var objection = signal.plausibility().objection(reading, accepted);
        if (objection.isPresent()) {
            long before = evidence == null ? 0 : evidence.count();
            evidence = new Evidence(reading.as(Quality.IMPLAUSIBLE), objection.get(), before + 1);
        } else {
            accepted = reading;
            undefinedWhy = null;
        }
        return objection;
    }

    /** Withdraws the value; the gate remembers it. */
    void undefine(String why) {
        undefinedWhy = why;
    }

    Optional<Reading> reading(Moment now) {
        if (accepted == null || undefinedWhy != null) {
            return Optional.empty();
        }
        boolean stale = accepted.ageAt(now).compareTo(staleAfter) > 0;
        return Optional.of(accepted.as(stale ? Quality.STALE : Quality.GOOD));
    }

    Optional<String> undefinedWhy() {
        return Optional.ofNullable(undefinedWhy);
    }

    Optional<Evidence> evidence() {
        return Optional.ofNullable(evidence);
    }

    Signal signal() {
        return signal;
    }
}
