package dev.flightcase.bench.device;

import dev.flightcase.demo.DemoException;
import dev.flightcase.demo.process.OneShot;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A disk of its own in a file: ext4 on a loop device, as a card would have it. Needs root. Blocks. */
public final class LoopDisk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Documentation/block/stat.rst of Linux: fields from 1, the seventh is sectors written, always of 512 bytes. */
    private static final int SECTORS_WRITTEN = 7;

    private static final int SECTOR_BYTES = 512;

    private final Path device;
    private final Path directory;

    private LoopDisk(Path device, Path directory) {
        this.device = device;
        this.directory = directory;
    }

    /**
     * @param image made, sparse
     * @param directory where it is mounted; made if it is missing
     * @throws IOException with the reason where this machine, or this user, can not
     */
    public static LoopDisk mount(Path image, long bytes, Path directory) throws IOException {
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(bytes);
        }
        Files.createDirectories(directory);
        // As the image and the package make it: Debian's defaults.
        run("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", image.toString());
        var device =
                Path.of(run("losetup", "--find", "--show", image.toString()).strip());
        try {
            run("mount", "-o", "noatime", device.toString(), directory.toString());
            return new LoopDisk(device, directory);
        } catch (IOException e) {
            run("losetup", "--detach", device.toString());
            throw e;
        }
    }

    /** Everything that programs have written is on the device when this returns. */
    public void sync() throws IOException {
        run("sync", "--file-system", directory.toString());
    }

    /** Since it was made. */
    public long bytesWritten() throws IOException {
        var name = device.getFileName().toString();
        var fields =
                Files.readString(Path.of("/sys/block", name, "stat")).strip().split("\\s+", -1);
        return Long.parseLong(fields[SECTORS_WRITTEN - 1]) * SECTOR_BYTES;
    }

    private static String run(String... command) throws IOException {
        OneShot.Result result;
        try {
            result = OneShot.run(List.of(command), PATIENCE);
        } catch (DemoException e) {
            throw new IOException(command[0] + " is missing", e);
        }
        if (!result.ok()) {
            throw new IOException(String.join(" ", command) + " failed (it needs root): "
                    + result.output().strip());
        }
        return result.output();
    }

    /** The image stays. */
    @Override
    public void close() throws IOException {
        run("umount", directory.toString());
        run("losetup", "--detach", device.toString());
    }
}
