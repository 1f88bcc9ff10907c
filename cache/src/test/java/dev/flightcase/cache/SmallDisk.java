package dev.flightcase.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few megabytes, mounted for one test; where mounting is not allowed the test is skipped. */
public final class SmallDisk implements AutoCloseable {
    private static final int CHUNK_BYTES = 64 << 10;

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    public static SmallDisk mount(Path directory, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        var mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
        Assumptions.assumeTrue(mounted, "a small file system cannot be mounted here (needs root and mount(8))");
        return new SmallDisk(directory);
    }

    public Path directory() {
        return directory;
    }

    /** Takes every byte there is. */
    public void fill() throws IOException {
        try (var filler =
                FileChannel.open(directory.resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (var bytes = CHUNK_BYTES; bytes > 0; bytes /= 2) {
                fill(filler, ByteBuffer.allocate(bytes));
            }
        }
    }

    private static void fill(FileChannel filler, ByteBuffer chunk) {
        try {
            while (true) {
                filler.write(chunk.rewind(), filler.size());
            }
        } catch (IOException full) {
            // What this is for; smaller chunks follow.
        }
    }

    public void free() throws IOException {
        Files.delete(directory.resolve("filler"));
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", "--lazy", directory.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
