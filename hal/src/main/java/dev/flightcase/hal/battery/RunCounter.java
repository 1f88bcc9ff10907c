package dev.flightcase.hal.battery;

import dev.flightcase.hal.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts readings in a row that were low; a silence ends the row. */
final class RunCounter {

    private static final Duration SILENCE = Duration.ofSeconds(15);

    private int readings;
    private @Nullable Moment first;
    private @Nullable Moment last;

    void see(Moment at, boolean low) {
        if (!low) {
            readings = 0;
            first = null;
            last = null;
            return;
        }
        if (first == null || isSilent(at)) {
            readings = 0;
            first = at;
        }
        last = at;
        readings++;
    }

    /** As it stands at {@code now}: nothing when the last reading is old. */
    LowRun run(Moment now) {
        if (first == null || last == null || isSilent(now)) {
            return LowRun.NONE;
        }
        return new LowRun(readings, last.since(first));
    }

    private boolean isSilent(Moment at) {
        return last != null && at.since(last).compareTo(SILENCE) > 0;
    }
}
