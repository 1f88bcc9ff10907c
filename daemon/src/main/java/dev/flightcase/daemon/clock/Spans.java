package dev.flightcase.daemon.clock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which records were made at an unsure time, and by how much that was off. Immutable. What the clock did between two
 * records does not matter: each span knows how its time lay to the monotonic clock of its boot, so when the true time is
 * known in that boot, all its spans are.
 */
record Spans(List<Span> all) {
    static final Spans NONE = new Spans(List.of());

    /** A stall that sells for days without the time makes a handful; beyond this the oldest are forgotten. */
    static final int MAX = 128;

    /** A step smaller than this is none: reading two clocks one after the other takes time, too. */
    private static final long STEP_MILLIS = 500;

    Spans {
        all = List.copyOf(all.subList(Math.max(0, all.size() - MAX), all.size()));
    }

    /** From this sequence on, records are made at an unsure time with this base. */
    Spans unsure(long sequence, UUID machineBoot, long baseMillis) {
        var last = all.isEmpty() ? null : all.getLast();
        if (last != null
                && last.isOpen()
                && last.offsetMillis() == null
                && last.machineBoot().equals(machineBoot)
                && Math.abs(last.baseMillis() - baseMillis) <= STEP_MILLIS) {
            return this;
        }
        var next = new ArrayList<>(endingBefore(sequence).all);
        next.add(new Span(sequence, Span.OPEN, machineBoot, baseMillis, null));
        return new Spans(next);
    }

    /** From this sequence on, the time on records is right. */
    Spans sure(long sequence) {
        return all.isEmpty() || !all.getLast().isOpen() ? this : endingBefore(sequence);
    }

    /** The true time is known in this boot. */
    Spans knowing(UUID machineBoot, long trueBaseMillis) {
        return isKnown(machineBoot)
                ? this
                : new Spans(all.stream()
                        .map(span -> span.offsetMillis() == null
                                        && span.machineBoot().equals(machineBoot)
                                ? span.knowing(trueBaseMillis)
                                : span)
                        .toList());
    }

    Optional<Duration> offset(long sequence) {
        return all.stream()
                .filter(span -> span.has(sequence))
                .flatMap(span -> Optional.ofNullable(span.offsetMillis()).stream())
                .map(Duration::ofMillis)
                .findFirst();
    }

    private boolean isKnown(UUID machineBoot) {
        return all.stream()
                .noneMatch(span ->
                        span.offsetMillis() == null && span.machineBoot().equals(machineBoot));
    }

    private Spans endingBefore(long sequence) {
        if (all.isEmpty() || !all.getLast().isOpen()) {
            return this;
        }
        var next = new ArrayList<>(all);
        var last = next.removeLast();
        if (last.from() < sequence) {
            next.add(last.endingBefore(sequence));
        }
        return new Spans(next);
    }
}
