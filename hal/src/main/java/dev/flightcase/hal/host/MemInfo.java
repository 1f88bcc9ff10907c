package dev.flightcase.hal.host;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Unit;
import java.util.List;

/** {@code /proc/meminfo}: the kernel's own estimate of what programs could still have. */
final class MemInfo implements FileFormat {

    private static final Signal AVAILABLE =
            new Signal(Signals.MEMORY_AVAILABLE, Unit.BYTE, Plausibility.between(0, StorageSensor.BYTES_MAX));
    private static final Signal SHARE =
            new Signal(Signals.MEMORY_AVAILABLE_SHARE, Unit.PERCENT, Plausibility.between(0, 100));

    @Override
    public List<Signal> signals() {
        return List.of(AVAILABLE, SHARE);
    }

    @Override
    public void read(String text, Samples samples) throws MalformedText {
        long total = Text.bytesOf("MemTotal", text);
        long available = Text.bytesOf("MemAvailable", text);
        if (total <= 0) {
            throw new MalformedText("has a MemTotal of " + total + "; must be positive");
        }
        samples.measured(AVAILABLE, (double) available).measured(SHARE, 100.0 * available / total);
    }
}
