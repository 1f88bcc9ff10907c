package dev.flightcase.bench.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.hal.emulator.PtyPeer;
import dev.flightcase.hal.emulator.SpokenCharger;
import dev.flightcase.hal.emulator.VeDirectPeer;
import dev.flightcase.hal.emulator.VeDirectVoice;
import dev.flightcase.hal.emulator.VoiceFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SensorRunIT {
    private static final Duration FEW_SECONDS = Duration.ofSeconds(4);

    @Test
    void aProcessSensesAndIsWatched(@TempDir Path home) throws Exception {
        assumeTrue(SensorsPart.mayListen(), "the port of resolvers may not be had here");
        var said = new SpokenCharger("HQ1328Y6TF6", 12.8, 15, 33.5, 130, 0.4, 3, 450).fields();
        var voice = new VeDirectVoice(VoiceFaults.NONE, new SplittableRandom(1));
        try (var hub = LoopbackHub.open();
                var charger = new VeDirectPeer(PtyPeer.open(), () -> List.of(said), voice, Duration.ofMillis(900))) {
            charger.start();

            var run = SensorRun.of(
                    new SensorRun.Plan(home, charger.device(), hub.brokerPort(), FEW_SECONDS, FEW_SECONDS, 1),
                    List.of("--enable-native-access=ALL-UNNAMED", "-Xmx25m"));

            assertThat(run.cpu().windows()).isNotEmpty().allMatch(share -> share > 0);
            assertThat(run.cpu().threads()).containsKeys("network", "sensors", "sensor-read-*", "bus-i2c-*");
            assertThat(run.process().readsPerSecond()).isPositive();
            assertThat(run.process().coverage())
                    .as("all but the battery model, which waits a while")
                    .isGreaterThan(0.8);
            assertThat(run.process().heap().liveBytes()).isPositive();
        }
    }
}
