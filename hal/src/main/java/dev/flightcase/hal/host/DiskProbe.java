package dev.flightcase.hal.host;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a little where the data is, makes it durable, reads it back and compares. The kernel is asked to forget
 * the file in between: where it does, that proves that the disk gives back what it took; in memory, or from a disk's own
 * cache, only that it said so. Rarely, since each look wears a card by a few kilobytes.
 */
final class DiskProbe implements Sensor {

    private static final Plausibility SECONDS = Plausibility.between(0, 600);
    private static final Signal TIME = new Signal(Signals.PROBE_TIME, Unit.SECOND, SECONDS);
    private static final Signal INTACT = new Signal(Signals.PROBE_INTACT, Unit.ONE, Plausibility.between(0, 1));

    private static final Duration PERIOD = Duration.ofMinutes(10);

    /** A multiple of every block that disks have. */
    private static final int BYTES = 16 * 1024;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final String FILE = "disk-probe.tmp";

    private final Path folder;
    private final Timebase time;

    DiskProbe(Path folder, Timebase time) {
        this.folder = folder;
        this.time = time;
    }

    @Override
    public String name() {
        return "disk-probe";
    }

    @Override
    public List<Signal> signals() {
        return List.of(TIME, INTACT);
    }

    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public List<Sample> read() {
        var file = folder.resolve(FILE);
        var source = "writing " + file;
        try {
            try {
                var content = content();
                long began = time.ticks().getAsLong();
                write(file, content.duplicate());
                double seconds = (time.ticks().getAsLong() - began) / NANOS_PER_SECOND;
                boolean same = isOnDisk(file, content);
                return new Samples(time.now(), source)
                        .measured(TIME, seconds)
                        .measured(INTACT, same ? 1 : 0)
                        .toList();
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return new Samples(time.now(), source)
                    .failed(signals(), source + " failed: " + e.getMessage())
                    .toList();
        }
    }

    /** Another one each time, so that what an older look left is not taken for it. */
    private ByteBuffer content() {
        var random = new SplittableRandom(time.ticks().getAsLong());
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static void write(Path file, ByteBuffer content) throws IOException {
        try (var out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (content.hasRemaining()) {
                out.write(content);
            }
            out.force(true);
        }
    }

    static boolean isOnDisk(Path file, ByteBuffer content) throws IOException {
        PageCache.forget(file);
        return content.equals(ByteBuffer.wrap(Files.readAllBytes(file)));
    }
}
