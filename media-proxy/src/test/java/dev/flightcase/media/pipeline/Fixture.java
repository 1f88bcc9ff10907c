package dev.flightcase.media.pipeline;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** A supervisor with one stream named {@code demo} that pushes into a {@link Sink}, with limits that a test can wait for. */
final class Fixture implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    static final Rendition SMALL = new Rendition(180, 300, 30);

    private static final WatchdogConfig QUICK = new WatchdogConfig(
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            0.5,
            0.5,
            Duration.ofSeconds(20),
            Duration.ofSeconds(10));
    private static final RestartConfig TWICE = new RestartConfig(
            2, Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofMinutes(2), Duration.ofMinutes(5));

    final Sink sink = new Sink();
    final PipelineKeys keys = new PipelineKeys(new Random());
    final PipelineSupervisor supervisor;

    Fixture(Source source, Transcoding transcoding, boolean television) throws IOException {
        supervisor = new PipelineSupervisor(
                config("ffmpeg"),
                Map.of("demo", new SourceConfig(source, transcoding, television)),
                new Board(8, 60_000_000, false),
                keys,
                PipelineAmbient.system(),
                _ -> -1);
    }

    Fixture(Source source) throws IOException {
        this(source, encode(Transcoding.Mode.AUTO), false);
    }

    static Transcoding encode(Transcoding.Mode mode) {
        return new Transcoding(mode, Transcoding.Encoder.LIBX264, List.of(SMALL), Duration.ofSeconds(2), 64);
    }

    static PipelineConfig config(String ffmpeg) {
        return new PipelineConfig(
                ffmpeg, "ffprobe", 5, 0.75, 0, Duration.ofMillis(500), new PipelineConfig.Watching(QUICK, TWICE));
    }

    Fixture started() {
        supervisor.start(sink.node());
        return this;
    }

    EncoderStatus status() {
        return supervisor.status("demo").orElseThrow();
    }

    EncoderStatus awaitState(EncoderState state) {
        return awaitStatus(status -> status.state() == state);
    }

    EncoderStatus awaitStatus(Predicate<EncoderStatus> condition) {
        return await().atMost(PATIENCE).until(this::status, condition);
    }

    void awaitFragments(String track, long count) {
        await().atMost(PATIENCE).until(() -> sink.fragments("demo/" + track) >= count);
    }

    @Override
    public void close() {
        supervisor.close();
        sink.close();
    }
}
