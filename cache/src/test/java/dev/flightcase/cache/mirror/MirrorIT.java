package dev.flightcase.cache.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.cache.SmallDisk;
import dev.flightcase.cache.TestStall;
import dev.flightcase.cache.checkout.LedgerConfig;
import dev.flightcase.cache.checkout.LedgerFiles;
import dev.flightcase.cache.checkout.LedgerStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With real databases, and a medium that is really mounted, filled, and pulled out. */
@Timeout(120)
class MirrorIT {
    private long orders;

    @TempDir
    Path directory;

    @Test
    void aStickMayBePluggedFilledPulledOutAndPluggedAgain() throws Exception {
        var mountPoint = Files.createDirectory(directory.resolve("stick"));
        var folder = mountPoint.resolve("flightcase");
        var opener = LedgerStore.at(directory.resolve("ledger"), LedgerConfig.defaults());
        try (var stall = new TestStall(opener).adopting(1);
                var mirror = mirror(stall, folder)) {
            mirror.start();
            sell(stall);
            await().until(() -> mirror.status().state() instanceof MirrorState.Absent absent
                    && absent.says().contains("not mounted"));
            assertThat(mountPoint).isEmptyDirectory();

            try (var stick = SmallDisk.mount(mountPoint, 2)) {
                await().until(() -> mirror.status().isEven());
                stick.fill();
                // What is left of the last page takes an entry or two.
                await().until(() -> {
                    sell(stall);
                    return mirror.status().state().says().contains("it is full");
                });
                sell(stall);
                stick.free();
                await().until(() -> mirror.status().isEven());

                var restored = LedgerStore.at(directory.resolve("restored"), LedgerConfig.defaults());
                var report = new Restore(folder, InstantSource.system(), new Random(1), _ -> {}).run(restored, false);
                assertThat(report)
                        .isInstanceOfSatisfying(
                                RestoreReport.Restored.class,
                                r -> assertThat(r.ledger().orders()).isEqualTo(orders));
                try (var files = LedgerFiles.openToRead(restored)) {
                    assertThat(files.journal().last()).isEqualTo(stall.journal().last());
                }
            }
            sell(stall);
            await().until(() -> mirror.status().state() instanceof MirrorState.Absent);
            assertThat(mirror.status().behind()).isEqualTo(1);
            assertThat(mountPoint).isEmptyDirectory();
        }
    }

    private void sell(TestStall stall) {
        orders++;
        var _ = stall.sell("Ana", "LP", 1);
    }

    private Mirror mirror(TestStall stall, Path folder) {
        return new Mirror(
                stall.journal(),
                Map::of,
                new MountedMedium(folder, directory),
                "fc-node",
                new MirrorConfig(folder, Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofSeconds(30)),
                System::nanoTime);
    }
}
