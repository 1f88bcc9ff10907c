package dev.flightcase.hal.host;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * {@code /proc/pressure/*} (Documentation/accounting/psi.rst): the share of time in which some task, or all of them, waited
 * for a resource. By the counters of microseconds, over a window of its own, for the kernel's averages come late.
 */
final class Pressure implements FileFormat {

    private static final double NANOS_PER_MICRO = 1000;
    /** A look every second over a minute, and some. */
    private static final int MARKS_MAX = 128;

    private final Signal signal;
    private final String line;
    private final Duration window;
    private final Timebase time;
    private final Deque<Mark> marks = new ArrayDeque<>();

    private Pressure(String signal, String line, Duration window, Timebase time) {
        this.signal = new Signal(signal, Unit.PERCENT, Plausibility.between(0, 100));
        this.line = line;
        this.window = window;
        this.time = time;
    }

    static Pressure cpu(Timebase time) {
        return new Pressure(Signals.CPU_PRESSURE, "some", Duration.ofMinutes(1), time);
    }

    static Pressure io(Timebase time) {
        return new Pressure(Signals.IO_PRESSURE, "some", Duration.ofMinutes(1), time);
    }

    /** All tasks at once: then the board stands still for want of memory. */
    static Pressure memory(Timebase time) {
        return new Pressure(Signals.MEMORY_PRESSURE, "full", Duration.ofSeconds(10), time);
    }

    /** @param micros stalled since boot */
    private record Mark(long ticks, long micros) {}

    @Override
    public List<Signal> signals() {
        return List.of(signal);
    }

    @Override
    public void read(String text, Samples samples) throws MalformedText {
        var now = new Mark(time.ticks().getAsLong(), total(text));
        if (!marks.isEmpty() && now.micros < marks.getLast().micros) {
            marks.clear();
        }
        Optional.ofNullable(marks.peekFirst())
                .filter(from -> now.ticks > from.ticks)
                .ifPresentOrElse(
                        from -> samples.measured(signal, share(from, now)),
                        () -> samples.undefined(signal, "needs two readings"));
        marks.addLast(now);
        while (marks.size() > MARKS_MAX || isOlder(marks.peekFirst(), now)) {
            marks.removeFirst();
        }
    }

    /** The one after it still spans the window. */
    private boolean isOlder(Mark first, Mark now) {
        return marks.size() > 2 && now.ticks - first.ticks > window.toNanos();
    }

    /** Rounding of the kernel may give a little more than all of the time. */
    private static double share(Mark from, Mark to) {
        return Math.min(100, 100 * (to.micros - from.micros) * NANOS_PER_MICRO / (to.ticks - from.ticks));
    }

    private long total(String text) throws MalformedText {
        for (var each : text.lines().toList()) {
            var words = Text.words(each);
            if (words.getFirst().equals(line)) {
                var last = words.getLast();
                if (last.startsWith("total=")) {
                    return Text.wholeNumber(last.substring("total=".length()));
                }
            }
        }
        throw new MalformedText("has no line " + line + " with total=");
    }
}
