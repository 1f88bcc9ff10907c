package dev.flightcase.daemon.clock;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring records that were made while the time was not sure, all by a clock that ran evenly.
 *
 * @param from sequence of the first
 * @param to after the last; {@link #OPEN} while more may come
 * @param machineBoot in which they were made
 * @param baseMillis the time on the records less the monotonic clock
 * @param offsetMillis what is to be added to the time on the records; null while nobody knows
 */
record Span(
        long from,
        long to,
        UUID machineBoot,
        long baseMillis,
        @Nullable Long offsetMillis) {
    static final long OPEN = Long.MAX_VALUE;

    boolean isOpen() {
        return to == OPEN;
    }

    boolean has(long sequence) {
        return from <= sequence && sequence < to;
    }

    Span endingBefore(long sequence) {
        return new Span(from, sequence, machineBoot, baseMillis, offsetMillis);
    }

    /** @param trueBaseMillis true time less the monotonic clock of the same boot */
    Span knowing(long trueBaseMillis) {
        return new Span(from, to, machineBoot, baseMillis, trueBaseMillis - baseMillis);
    }
}
