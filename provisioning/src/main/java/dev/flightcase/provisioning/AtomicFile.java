package dev.flightcase.provisioning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A small file that is always either the old one or the new one, whole, whatever happens in between: for
 * counters and settings that must survive a power cut.
 *
 * <p>The new content goes to {@code NAME.new} beside it, is forced to the disk, and takes the name in one
 * rename; then the directory is forced. Where one of these steps fails, the old content stands. What a power
 * cut leaves of {@code NAME.new} is overwritten by the next replacement and never read.
 *
 * <p>Thread-safe. Have one instance per path, in one process.
 */
public final class AtomicFile {

    private final Path path;
    private final Path directory;
    private final FileAccess access;
    private final int bytesMax;

    /** @param bytesMax longest content that is written or read */
    public AtomicFile(Path path, FileAccess access, int bytesMax) {
        if (bytesMax < 1) {
            throw new IllegalArgumentException("bound of " + path + " is " + bytesMax + " bytes; must be at least 1");
        }
        this.path = path;
        this.directory = DurableFiles.directoryOf(path);
        this.access = access;
        this.bytesMax = bytesMax;
    }

    /**
     * Empty when the file does not exist.
     *
     * @throws ProvisioningException if it is no plain file, longer than the bound, readable by others although
     *     it must not be, or if the disk fails
     */
    public synchronized Optional<byte[]> read() {
        try {
            return DurableFiles.read(path, access, bytesMax);
        } catch (IOException e) {
            throw new ProvisioningException("cannot read " + path + ": " + e + "; check the disk and its rights", e);
        }
    }

    /**
     * The content is durable when this returns. Makes the directory (mode 0700) if it is missing.
     *
     * @throws ProvisioningException if it could not be made durable; the old content is still there, except
     *     where the very last step, forcing the directory, failed: then a power cut decides which one
     */
    public synchronized void replace(byte[] content) {
        if (content.length > bytesMax) {
            throw new IllegalArgumentException(
                    path + " would have " + content.length + " bytes; must be at most " + bytesMax);
        }
        var next = path.resolveSibling(path.getFileName() + ".new");
        try {
            DurableFiles.makePrivateDirectory(directory);
            Files.deleteIfExists(next);
            DurableFiles.writeNew(next, content, access);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.forceParent(path);
        } catch (IOException e) {
            throw new ProvisioningException(
                    "cannot write " + path + ": " + e + "; check free space and rights of " + directory, e);
        }
    }
}
