package dev.flightcase.provisioning;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process (or thread) at a time make what must be made once. The operating system frees the lock
 * when its holder dies, so there is nothing to clean up; the empty lock file stays.
 */
public final class ProcessLock implements AutoCloseable {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the holder at most {@code wait}, then fails. */
    public static ProcessLock take(Path file, Duration wait) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        var channel = FileChannel.open(file, options, FileAccess.OWNER_ONLY.attribute());
        boolean taken = false;
        try {
            long began = System.nanoTime();
            while (tryLock(channel) == null) {
                if (System.nanoTime() - began > wait.toNanos()
                        || Thread.currentThread().isInterrupted()) {
                    throw new ProvisioningException(file + " is held by another process since " + wait.toMillis()
                            + " ms; stop the other node that uses this data directory");
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
            taken = true;
            return new ProcessLock(channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // Held by another thread of this process.
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
