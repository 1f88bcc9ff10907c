package dev.flightcase.hal.vedirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.emulator.LineNoise;
import dev.flightcase.hal.emulator.PtyPeer;
import dev.flightcase.hal.emulator.SpokenCharger;
import dev.flightcase.hal.emulator.SpokenMonitor;
import dev.flightcase.hal.emulator.VeDirectPeer;
import dev.flightcase.hal.emulator.VeDirectText;
import dev.flightcase.hal.emulator.VeDirectVoice;
import dev.flightcase.hal.emulator.VeField;
import dev.flightcase.hal.emulator.VoiceFaults;
import dev.flightcase.hal.serial.LinuxSerialLines;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line as the kernel makes it: a pseudo terminal, raw, at 19200 baud. */
class VeDirectPtyIT {

    private static final Timebase TIME = new Timebase(InstantSource.system(), System::nanoTime);

    private static final List<VeField> CHARGER =
            new SpokenCharger("HQ1328Y6TF6", 12.8, 15, 33.5, 130, 0.4, 3, 450).fields();

    private static final int BLOCKS = 10_000;

    @Test
    void everyByteOfABadLineArrivesAsItWasSent() throws IOException {
        var voice = new VeDirectVoice(
                new VoiceFaults(0.01, new LineNoise.Shares(0.006, 0.002, 0.002), 57, 300), new Random(7));
        var inMemory = new HeardBlocks();
        try (var peer = PtyPeer.open();
                var line = line(peer.device())) {
            await().until(() -> line.report().trouble().isEmpty());
            for (int i = 0; i < 3_000; i++) {
                for (var piece : voice.pieces(i % 2 == 0 ? CHARGER : history())) {
                    inMemory.hear(piece);
                    peer.say(piece);
                }
            }
            var last = VeDirectText.block(CHARGER);
            inMemory.hear(last);
            peer.say(last);

            await().untilAsserted(() -> assertThat(line.report().counts()).isEqualTo(inMemory.counts()));
        }
        assertThat(inMemory.counts().blocks()).isGreaterThan(500);
        assertThat(inMemory.counts().hexMessages()).isGreaterThan(1_000);
        assertThat(inMemory.counts().cut()).isGreaterThan(500);
    }

    @Test
    void anInstrumentAtItsOwnPaceIsHeardAndItsSilenceSeen() throws IOException {
        var said = new AtomicInteger();
        var voice = new VeDirectVoice(new VoiceFaults(0.005, LineNoise.Shares.NONE, 0, 32), new Random(8));
        var monitor = new SpokenMonitor(12.065, -7.626, 83.9, 65.476, 942);
        try (var peer = new VeDirectPeer(
                        PtyPeer.open(),
                        () -> {
                            said.addAndGet(2);
                            return List.of(monitor.fields(), monitor.history());
                        },
                        voice,
                        Duration.ofMillis(1));
                var line = line(peer.device())) {
            await().until(() -> line.report().trouble().isEmpty());
            peer.start();
            await().until(() -> line.report().counts().blocks() >= 8);
            peer.silence(true);
            await().until(() -> line.report().counts().blocks() == said.get());

            assertThat(line.report().counts().badSums()).isZero();
            assertThat(line.report().value(VeLabel.I).map(VeDirectReport.Value::number))
                    .contains(-7_626L);
            assertThat(line.report().trouble()).as("silent, but there").isEmpty();
        }
    }

    @Test
    void theAdapterMayBePulledOutAndPluggedInAgain(@TempDir Path folder) throws IOException {
        var device = folder.resolve("ttyUSB0");
        try (var line = line(device)) {
            await().until(() -> line.report().trouble().contains("is not there"));
            try (var first = PtyPeer.open()) {
                Files.createSymbolicLink(device, first.device());
                await().until(() -> line.report().trouble().isEmpty());
                first.say(VeDirectText.block(CHARGER));
                await().until(() -> line.report().counts().blocks() == 1);
                Files.delete(device);
            }
            await().until(() -> !line.report().trouble().isEmpty());
            try (var second = PtyPeer.open()) {
                Files.createSymbolicLink(device, second.device());
                await().until(() -> line.report().trouble().isEmpty());
                second.say(VeDirectText.block(CHARGER));
                await().until(() -> line.report().counts().blocks() == 2);
            }
        }
    }

    @Test
    void listeningMakesNoGarbage() throws IOException {
        assertThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var block = VeDirectText.block(CHARGER);
        try (var peer = PtyPeer.open();
                var line = line(peer.device())) {
            await().until(() -> line.report().trouble().isEmpty());
            long listener = listener(peer.device());

            // The calls of the C library make some until they are compiled.
            long allocated = Long.MAX_VALUE;
            for (int round = 1; round <= 10 && allocated >= BLOCKS; round++) {
                long before = threads.getThreadAllocatedBytes(listener);
                say(peer, block, BLOCKS);
                long expected = (long) round * BLOCKS;
                await().until(() -> line.report().counts().blocks() == expected);
                allocated = threads.getThreadAllocatedBytes(listener) - before;
            }

            assertThat(allocated).as("bytes for %d blocks", BLOCKS).isLessThan(BLOCKS);
        }
    }

    private static void say(PtyPeer peer, byte[] block, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            peer.say(block);
        }
    }

    private static long listener(Path device) {
        var name = "bus-" + device.getFileName();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findAny()
                .orElseThrow()
                .threadId();
    }

    private static List<VeField> history() {
        return new SpokenMonitor(12.065, -7.626, 83.9, 65.476, 942).history();
    }

    private static VeDirectLine line(Path device) {
        var config = new VeDirectConfig(
                device, Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMillis(10), Duration.ofMillis(50), 3);
        var line = new VeDirectLine(config, new LinuxSerialLines(), TIME);
        line.start();
        return line;
    }
}
