package dev.flightcase.hal.host;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Unit;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** {@code /proc/diskstats}: how long the disk of the data directory takes for a read and a write, since the reading before. */
final class DiskWait implements FileFormat {

    /** A card that takes longer has hung. */
    private static final Plausibility SECONDS = Plausibility.between(0, 600);

    private static final double MILLIS_PER_SECOND = 1000;
    private static final Signal READ = new Signal(Signals.READ_WAIT, Unit.SECOND, SECONDS);
    private static final Signal WRITE = new Signal(Signals.WRITE_WAIT, Unit.SECOND, SECONDS);

    private final String number;
    private @Nullable DiskCounters before;

    /** @param number major:minor of the device */
    DiskWait(String number) {
        this.number = number;
    }

    @Override
    public List<Signal> signals() {
        return List.of(READ, WRITE);
    }

    @Override
    public void read(String text, Samples samples) throws MalformedText {
        var now = DiskCounters.find(text, number)
                .orElseThrow(() -> new MalformedText("has no device " + number + " any more"));
        var earlier = before;
        before = now;
        if (earlier == null) {
            samples.undefined(READ, "needs two readings").undefined(WRITE, "needs two readings");
            return;
        }
        put(samples, READ, now.readWait(earlier), "nothing was read");
        put(samples, WRITE, now.writeWait(earlier), "nothing was written");
    }

    private static void put(Samples samples, Signal signal, OptionalDouble millis, String otherwise) {
        if (millis.isPresent()) {
            samples.measured(signal, millis.getAsDouble() / MILLIS_PER_SECOND);
        } else {
            samples.undefined(signal, otherwise);
        }
    }
}
