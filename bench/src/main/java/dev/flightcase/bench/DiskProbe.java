package dev.flightcase.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** How often in a second this disk makes 4 KiB durable, one after the other: what every durable figure stands on. */
public final class DiskProbe {
    private static final int BYTES = 4096;
    private static final Duration PROBED = Duration.ofSeconds(2);
    private static final double NANOS_PER_SECOND = 1e9;

    private DiskProbe() {}

    /** Blocks for two seconds. */
    public static double syncsPerSecond(Path folder) throws IOException {
        var file = folder.resolve("probe");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long started = System.nanoTime();
            int syncs = 0;
            while (System.nanoTime() - started < PROBED.toNanos()) {
                channel.write(ByteBuffer.allocate(BYTES));
                channel.force(false);
                syncs++;
            }
            return syncs * NANOS_PER_SECOND / (double) (System.nanoTime() - started);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
