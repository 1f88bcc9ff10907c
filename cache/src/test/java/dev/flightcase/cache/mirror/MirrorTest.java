package dev.flightcase.cache.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.TestStall;
import dev.flightcase.cache.mirror.Medium.Sighting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The thread, and what others see of it. */
@Timeout(60)
class MirrorTest {
    @TempDir
    private Path folder;

    private final TestStall stall = new TestStall(new MemoryStore());
    private final AtomicReference<Sighting> sighting = new AtomicReference<>(new Sighting.NotThere("pulled out"));
    private final AtomicLong ticks = new AtomicLong();

    @BeforeEach
    void open() {
        stall.adopting(1);
    }

    @AfterEach
    void close() {
        stall.close();
    }

    @Test
    void saysHowFarItIsAndSinceWhenItIsBehind() {
        try (var mirror = mirror(this::see)) {
            mirror.start();
            await().until(() -> mirror.status().state().equals(new MirrorState.Absent("pulled out")));
            var _ = stall.sell("Ana", "LP", 1);
            ticks.addAndGet(Duration.ofSeconds(90).toNanos());

            assertThat(mirror.status().behind()).isEqualTo(stall.journal().last());
            assertThat(mirror.status().lag()).isEqualTo(Duration.ofSeconds(90));
            assertThat(mirror.status().isEven()).isFalse();

            sighting.set(new Sighting.There(folder));
            await().until(() -> mirror.status().isEven());
            assertThat(mirror.status())
                    .isEqualTo(new MirrorStatus(
                            new MirrorState.Following(), stall.journal().last(), 0, Duration.ZERO));
            assertThat(mirror.status().state().says()).isEqualTo("Orders are mirrored to the second medium.");
        }
    }

    @Test
    void whatIsOnAMediumThatIsPulledOutIsStillOnIt() {
        sighting.set(new Sighting.There(folder));
        try (var mirror = mirror(this::see)) {
            mirror.start();
            await().until(() -> mirror.status().isEven());
            sighting.set(new Sighting.NotThere("pulled out"));
            await().until(() -> mirror.status().state() instanceof MirrorState.Absent);

            var _ = stall.sell("Ana", "LP", 1);

            assertThat(mirror.status().behind()).isBetween(1L, 2L);
        }
    }

    @Test
    void closingWritesWhatWasSoldUntilTheEnd() throws Exception {
        sighting.set(new Sighting.There(folder));
        var config = new MirrorConfig(folder, Duration.ofHours(1), Duration.ofHours(1), Duration.ofSeconds(30));
        try (var mirror = new Mirror(stall.journal(), Map::of, this::see, "fc-node", config, ticks::get)) {
            mirror.start();
            await().until(() -> mirror.status().isEven());
            var _ = stall.sell("Ana", "LP", 1);
        }

        var end = MirrorReader.read(
                folder, new MirrorMark("fc-node", stall.journal().epoch()), (_, _) -> null);
        assertThat(end.last()).isEqualTo(stall.journal().last());
    }

    @Test
    void aMediumThatHangsHoldsUpNeitherSaleNorStatusNorClosing() throws Exception {
        var hangs = new CountDownLatch(1);
        var mirror = new Mirror(
                stall.journal(),
                Map::of,
                () -> {
                    hang(hangs);
                    return see();
                },
                "fc-node",
                new MirrorConfig(folder, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(20)),
                ticks::get);
        mirror.start();

        var sold = stall.sell("Ana", "LP", 1);
        mirror.close();

        assertThat(sold.number()).isEqualTo(1);
        assertThat(mirror.status().behind()).isEqualTo(stall.journal().last());
        hangs.countDown();
    }

    private Sighting see() {
        return Objects.requireNonNull(sighting.get());
    }

    private static void hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Mirror mirror(Medium medium) {
        var config = new MirrorConfig(folder, Duration.ofMillis(2), Duration.ofMillis(2), Duration.ofSeconds(30));
        return new Mirror(stall.journal(), Map::of, medium, "fc-node", config, ticks::get);
    }
}
