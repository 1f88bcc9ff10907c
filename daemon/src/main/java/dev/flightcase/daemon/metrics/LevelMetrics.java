package dev.flightcase.daemon.metrics;

import dev.flightcase.media.level.LevelControl;
import dev.flightcase.media.level.ShowLevel;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;

/** How much of each stream is shown. Read when somebody asks. */
public final class LevelMetrics {
    private LevelMetrics() {}

    /**
     * @param streams those of the configuration
     * @param levels the registry does not keep them alive
     */
    public static void register(MeterRegistry registry, Collection<String> streams, LevelControl levels) {
        for (var stream : streams) {
            for (var level : ShowLevel.values()) {
                Gauge.builder(
                                "flightcase.stream.level",
                                levels,
                                all -> all.level(stream)
                                        .map(status -> status.shown() == level ? 1.0 : 0.0)
                                        .orElse(Double.NaN))
                        .description("1 for the level that a stream is shown at.")
                        .tag("stream", stream)
                        .tag("level", level.word())
                        .register(registry);
            }
        }
    }
}
