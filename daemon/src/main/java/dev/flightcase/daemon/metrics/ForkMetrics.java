package dev.flightcase.daemon.metrics;

import dev.flightcase.hal.host.Forks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Which other programs the node ran, how that ended, and how long it waited for them. A line is there from the first run on. Thread-safe. */
public final class ForkMetrics implements Forks.Observer {
    private final MeterRegistry registry;

    public ForkMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ran(String program, Forks.Ran ran, Duration took) {
        Timer.builder("flightcase.forks")
                .description("Programs of the host that the node ran, and the time it waited for them.")
                .tag("program", program)
                .tag("outcome", outcome(ran))
                .register(registry)
                .record(took);
    }

    private static String outcome(Forks.Ran ran) {
        return switch (ran) {
            case Forks.Ran.Well _ -> "well";
            case Forks.Ran.Badly _ -> "badly";
            case Forks.Ran.Late _ -> "late";
            case Forks.Ran.NotThere _ -> "not-there";
        };
    }
}
