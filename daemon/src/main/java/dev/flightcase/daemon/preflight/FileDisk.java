package dev.flightcase.daemon.preflight;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The disk under a folder. What is read back mostly comes from the kernel's memory: that it was stored is what the disk
 * answered when it was told to (fsync), not what was seen on it.
 */
public final class FileDisk implements Disk {
    private static final int ROUNDS = 8;
    private static final int ROUND_BYTES = 32 * 1024;

    private final Path folder;
    private final Path root;
    private final RandomGenerator random;
    private final LongSupplier ticks;

    /**
     * @param folder is there, and the node may write in it
     * @param root of the host's file system, for what the kernel tells
     * @param ticks monotonic nanoseconds
     */
    public FileDisk(Path folder, Path root, RandomGenerator random, LongSupplier ticks) {
        this.folder = folder;
        this.root = root;
        this.random = random;
        this.ticks = ticks;
    }

    @Override
    public boolean isReadOnly() throws IOException {
        return store().isReadOnly();
    }

    @Override
    public long freeBytes() throws IOException {
        return store().getUsableSpace();
    }

    @Override
    public Trial tryOut() throws IOException {
        var file = folder.resolve("preflight.tmp");
        var content = new byte[ROUNDS * ROUND_BYTES];
        random.nextBytes(content);
        try {
            var times = write(file, content);
            Arrays.sort(times);
            return new Trial(
                    Duration.ofNanos(times[ROUNDS / 2]),
                    Duration.ofNanos(times[ROUNDS - 1]),
                    Arrays.equals(content, Files.readAllBytes(file)));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private long[] write(Path file, byte[] content) throws IOException {
        var times = new long[ROUNDS];
        try (var out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (int round = 0; round < ROUNDS; round++) {
                long began = ticks.getAsLong();
                var part = ByteBuffer.wrap(content, round * ROUND_BYTES, ROUND_BYTES);
                while (part.hasRemaining()) {
                    out.write(part);
                }
                out.force(true);
                times[round] = ticks.getAsLong() - began;
            }
        }
        return times;
    }

    /** ext4 keeps the count in its superblock: Documentation/ABI/testing/sysfs-fs-ext4 of Linux. */
    @Override
    public long errorsNoted() {
        try {
            var device = Path.of(store().name()).getFileName();
            var count =
                    root.resolve("sys/fs/ext4").resolve(String.valueOf(device)).resolve("errors_count");
            return Long.parseLong(Files.readString(count).strip());
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }

    private FileStore store() throws IOException {
        return Files.getFileStore(folder);
    }
}
