package dev.flightcase.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.demo.process.ChildProcess;
import dev.flightcase.demo.process.Restarts;
import dev.flightcase.demo.process.Supervised;
import dev.flightcase.demo.report.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderWatchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StopSign stop = new StopSign();
    private final AtomicLong asked = new AtomicLong();
    private Supervised encoder;

    @BeforeEach
    void start() {
        encoder = new Supervised(
                new ChildProcess("encoder", folder.resolve("encoder.log")),
                () -> List.of("sleep", "1000"),
                new Restarts(9, Duration.ofMillis(10), Duration.ofMillis(10)),
                Set.of(0),
                (_, _, _) -> {});
        encoder.start();
    }

    @AfterEach
    void end() {
        stop.request();
        encoder.kill();
    }

    @Test
    void anEncoderThatGetsNothingThroughIsReplaced() {
        watch(() -> {
            asked.incrementAndGet();
            return OptionalLong.of(7);
        });

        await().atMost(PATIENCE).until(() -> encoder.deaths() > 0 && encoder.alive());

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("the node has had no segment for 1 s");
    }

    @Test
    void anEncoderWhoseSegmentsArriveIsLeftAlone() {
        watch(() -> OptionalLong.of(asked.incrementAndGet()));

        await().atMost(PATIENCE).until(() -> asked.get() > 3);

        assertThat(encoder.deaths()).isZero();
    }

    @Test
    void nobodyIsBlamedWhileTheNodeDoesNotAnswer() {
        watch(() -> {
            asked.incrementAndGet();
            return OptionalLong.empty();
        });

        await().atMost(PATIENCE).until(() -> asked.get() > 3);

        assertThat(encoder.deaths()).isZero();
    }

    private void watch(EncoderWatch.Count segments) {
        var progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), false, System::nanoTime);
        Thread.ofVirtual().start(new EncoderWatch(segments, encoder, Duration.ofSeconds(1), stop, progress));
    }
}
