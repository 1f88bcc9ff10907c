package dev.flightcase.bench.hal;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import dev.flightcase.hal.host.Adjtimex;
import dev.flightcase.hal.host.HostClock;
import dev.flightcase.hal.host.KernelClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the node asks the kernel of its clock at each read. */
final class ClockLook implements Sensor {
    private static final Signal IN_STEP = new Signal("bench.clock-in-step", Unit.ONE, Plausibility.between(0, 1));

    private final HostClock clock;
    private final Duration period;
    private final Timebase time;

    ClockLook(Path root, Duration period, Timebase time) {
        this.clock = new HostClock(root, new Adjtimex());
        this.period = period;
        this.time = time;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Signal> signals() {
        return List.of(IN_STEP);
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        boolean inStep = clock.kernel() instanceof KernelClock.InStep;
        return new Samples(time.now(), "kernel clock")
                .measured(IN_STEP, inStep ? 1 : 0)
                .toList();
    }
}
