package dev.flightcase.hal.host;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Unit;
import java.util.List;

/** {@code /proc/self/status}: resident set size. */
final class ProcessMemory implements FileFormat {

    private static final Signal RESIDENT =
            new Signal(Signals.PROCESS_MEMORY, Unit.BYTE, Plausibility.between(0, StorageSensor.BYTES_MAX));

    @Override
    public List<Signal> signals() {
        return List.of(RESIDENT);
    }

    @Override
    public void read(String text, Samples samples) throws MalformedText {
        samples.measured(RESIDENT, (double) Text.bytesOf("VmRSS", text));
    }
}
