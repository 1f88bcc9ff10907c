package dev.flightcase.daemon;

import dev.flightcase.daemon.config.MediaSettings;
import dev.flightcase.http.Router;
import dev.flightcase.media.LiveMedia;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.rewind.Rewind;
import dev.flightcase.media.rewind.RewindRoutes;
import dev.flightcase.media.rewind.RewindStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** The show so far, where the configuration has a disk for it. */
final class Rewinding implements AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;

    private final MediaTime time = MediaTime.system();
    private final Optional<Rewind> rewind;

    Rewinding(MediaSettings settings, LiveMedia media, RandomGenerator random) {
        this.rewind = Optional.ofNullable(settings.rewind())
                .map(config -> new Rewind(
                        config,
                        media.sources(),
                        settings.config().waitersMax(),
                        HexFormat.of().toHexDigits(random.nextLong()).substring(4),
                        time));
    }

    void start(MeterRegistry registry) {
        rewind.ifPresent(kept -> {
            Gauge.builder("flightcase.media.rewind.size", kept, now ->
                            (double) now.status().bytes())
                    .description("What can be played again.")
                    .baseUnit("bytes")
                    .register(registry);
            Gauge.builder(
                            "flightcase.media.rewind.length",
                            kept,
                            now -> now.status().length().toNanos() / NANOS_PER_SECOND)
                    .description("How far viewers can go back.")
                    .baseUnit("seconds")
                    .register(registry);
            FunctionCounter.builder("flightcase.media.rewind.lost", kept, now ->
                            (double) now.status().lost())
                    .description("Segments that never reached the disk.")
                    .register(registry);
            kept.start();
        });
    }

    /**
     * @param disk where files are looked for
     */
    void addTo(Router.Builder routes, Executor disk) {
        rewind.ifPresent(kept -> new RewindRoutes(kept, time, disk).addTo(routes));
    }

    Optional<RewindStatus> status() {
        return rewind.map(Rewind::status);
    }

    @Override
    public void close() {
        rewind.ifPresent(Rewind::close);
    }
}
