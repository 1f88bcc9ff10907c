package dev.flightcase.daemon.metrics;

import dev.flightcase.daemon.health.HealthReport;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Signal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every signal as a gauge of its own; NaN while it is not known, never 0. */
public final class SignalMetrics {
    private SignalMetrics() {}

    public static void register(MeterRegistry registry, List<Signal> signals, Supplier<HealthReport> health) {
        Gauge.builder("flightcase.health.score", () -> health.get().score())
                .description("The worst dimension of the node's health, 0 to 100.")
                .register(registry);
        Gauge.builder("flightcase.health.coverage", () -> health.get().coverage())
                .description("Share of the expected signals that are fresh, 0 to 1.")
                .register(registry);
        for (var signal : signals) {
            Gauge.builder("flightcase." + signal.name(), () -> value(health.get(), signal.name()))
                    .description("Signal " + signal.name() + "; NaN while it is not known.")
                    .baseUnit(baseUnit(signal))
                    .register(registry);
        }
    }

    private static double value(HealthReport report, String signal) {
        return report.snapshot().good(signal).map(SignalMetrics::value).orElse(Double.NaN);
    }

    private static double value(Reading reading) {
        return reading.quantity().value();
    }

    /** The unit as Prometheus wants it at the end of a name; null for plain numbers. */
    private static @Nullable String baseUnit(Signal signal) {
        return switch (signal.unit()) {
            case VOLT -> "volts";
            case AMPERE -> "amperes";
            case WATT -> "watts";
            case WATT_HOUR -> "watt_hours";
            case CELSIUS -> "celsius";
            case BYTE -> "bytes";
            case PERCENT -> "percent";
            case SECOND -> "seconds";
            case MINUTE -> "minutes";
            case DBM -> "dbm";
            case ONE -> null;
        };
    }
}
