package dev.flightcase.daemon.metrics;

import dev.flightcase.media.LiveMedia;
import dev.flightcase.media.StreamStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** What each stream took in and gave out. Read when somebody asks; counting is the streams' own. */
public final class MediaMetrics {
    private MediaMetrics() {}

    /** The streams are those of the configuration, for the life of the node. */
    public static void register(MeterRegistry registry, LiveMedia media) {
        Gauge.builder("flightcase.media.memory", media, live -> (double) live.memoryBytesUsed())
                .description("Direct memory that live video uses.")
                .baseUnit("bytes")
                .register(registry);
        for (var stream : media.streams()) {
            var name = stream.name();
            counter(registry, media, name, "segments.in", "Segments published.", s -> s.segmentsIn());
            counter(registry, media, name, "segments.out", "Segments handed to viewers.", s -> s.segmentsOut());
            counter(registry, media, name, "in.bytes", "Bytes of published segments.", s -> s.bytesIn());
            counter(registry, media, name, "out.bytes", "Bytes handed to viewers.", s -> s.bytesOut());
            counter(
                    registry,
                    media,
                    name,
                    "errors",
                    "Uploads and segments that went wrong.",
                    s -> s.errors().total());
            counter(
                    registry,
                    media,
                    name,
                    "restarts",
                    "Encoder restarts.",
                    s -> s.errors().encoderRestarts());
            delivery(registry, media, name);
            counter(
                    registry,
                    media,
                    name,
                    "violations",
                    "Rules of HLS that the node's own judge found broken; the log has their ids.",
                    s -> s.conformance().total());
            Gauge.builder("flightcase.media.viewers", media, live -> value(live, name, s -> s.viewers()))
                    .description("Players that asked for a playlist lately.")
                    .tag("stream", name)
                    .register(registry);
        }
    }

    private static void delivery(MeterRegistry registry, LiveMedia media, String name) {
        counter(
                registry,
                media,
                name,
                "parts",
                "Parts published.",
                s -> s.delivery().parts());
        counter(
                registry,
                media,
                name,
                "playlist.renders",
                "Playlists written and compressed.",
                s -> s.delivery().renders());
        counter(
                registry,
                media,
                name,
                "repeated",
                "Media that a source sent again.",
                s -> s.delivery().repeated());
        counter(
                registry,
                media,
                name,
                "waits",
                "Requests that waited.",
                s -> s.delivery().blocked());
        counter(
                registry,
                media,
                name,
                "waits.late",
                "Requests that waited in vain, or were too many.",
                s -> s.delivery().timedOut() + s.delivery().refused());
        Gauge.builder(
                        "flightcase.media.waiting",
                        media,
                        live -> value(live, name, s -> s.delivery().waiting()))
                .description("Requests that wait now.")
                .tag("stream", name)
                .register(registry);
    }

    private static void counter(
            MeterRegistry registry,
            LiveMedia media,
            String stream,
            String name,
            String description,
            ToDoubleFunction<StreamStatus> value) {
        FunctionCounter.builder("flightcase.media." + name, media, live -> value(live, stream, value))
                .description(description)
                .tag("stream", stream)
                .register(registry);
    }

    private static double value(LiveMedia media, String stream, ToDoubleFunction<StreamStatus> value) {
        return media.streams().stream()
                .filter(status -> status.name().equals(stream))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
