package dev.flightcase.hal.host;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /proc/stat}: counters of time since boot; the load is what they gained since the reading before. */
final class CpuLoad implements FileFormat {

    private static final Signal LOAD = new Signal(Signals.CPU_LOAD, Unit.PERCENT, Plausibility.between(0, 100));

    // proc_stat(5): user nice system idle iowait irq softirq steal; guest time is inside user and not added again.
    private static final int COLUMN_IDLE = 3;
    private static final int COLUMN_IOWAIT = 4;
    private static final int COLUMN_STEAL = 7;

    private @Nullable Times before;

    @Override
    public List<Signal> signals() {
        return List.of(LOAD);
    }

    @Override
    public void read(String text, Samples samples) throws MalformedText {
        var now = times(text.lines().findFirst().orElse(""));
        var earlier = before;
        before = now;
        if (earlier == null) {
            samples.undefined(LOAD, "needs two readings");
            return;
        }
        // proc_stat(5): iowait may go back.
        long busy = Math.max(0, now.busy() - earlier.busy());
        long idle = Math.max(0, now.idle() - earlier.idle());
        if (busy + idle == 0) {
            samples.undefined(LOAD, "counters have not moved");
        } else {
            samples.measured(LOAD, 100.0 * busy / (busy + idle));
        }
    }

    private static Times times(String line) throws MalformedText {
        var words = Text.words(line);
        if (!words.getFirst().equals("cpu") || words.size() <= 1 + COLUMN_IDLE) {
            throw new MalformedText("starts with " + Text.quote(line) + "; must be cpu and at least 4 counters");
        }
        long busy = 0;
        long idle = 0;
        for (int column = 0; column <= COLUMN_STEAL && column + 1 < words.size(); column++) {
            long counter = Text.wholeNumber(words.get(column + 1));
            if (column == COLUMN_IDLE || column == COLUMN_IOWAIT) {
                idle += counter;
            } else {
                busy += counter;
            }
        }
        return new Times(busy, idle);
    }

    private record Times(long busy, long idle) {}
}
