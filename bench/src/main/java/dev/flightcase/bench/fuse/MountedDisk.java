package dev.flightcase.bench.fuse;

import dev.flightcase.bench.forgetful.Faults;
import dev.flightcase.bench.forgetful.ForgetfulDisk;
import dev.flightcase.bench.forgetful.Node.Attributes;
import dev.flightcase.bench.forgetful.PowerCut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ForgetfulDisk} at a directory, for any program of this user; memory only. Every method blocks shortly. This JVM must
 * not map files of it into memory: a page fault would wait for a thread that a safepoint may hold.
 */
public final class MountedDisk implements AutoCloseable {
    private static final int ROOT_MODE = 0755;

    private final Path directory;
    private final Mounting mounting;
    private final ForgetfulDisk disk;
    private final Thread unmountAtExit;
    private @Nullable FuseServer server;

    private MountedDisk(Path directory, Mounting mounting) {
        this.directory = directory;
        this.mounting = mounting;
        var owner = mounting.owner();
        this.disk = new ForgetfulDisk(InstantSource.system(), new Attributes(ROOT_MODE, owner.user(), owner.group()));
        this.unmountAtExit = new Thread(this::unplug, "unmount-" + directory.getFileName());
    }

    /**
     * @param directory made if it is missing
     * @throws IOException with the reason where this machine, or this user, cannot mount
     */
    public static MountedDisk mount(Path directory) throws IOException {
        var mounted = new MountedDisk(Files.createDirectories(directory).toRealPath(), Mounting.here());
        mounted.plugIn();
        Runtime.getRuntime().addShutdownHook(mounted.unmountAtExit);
        return mounted;
    }

    public Path directory() {
        return directory;
    }

    public Faults faults() {
        return disk.faults();
    }

    /** From now on no more than these bytes can be taken until something is removed. */
    public void leaveFree(long bytes) {
        disk.leaveFree(bytes);
    }

    /** As much space as at first. */
    public void leaveFree() {
        disk.leaveFree();
    }

    public ForgetfulDisk.Usage usage() {
        return disk.usage();
    }

    /**
     * Takes the disk away at this moment, in the middle of whatever is asked of it, and forgets what was not synced. Who has a
     * file open gets errors from now on. End those processes before {@link #plugIn()}: they would find the disk again by its
     * path.
     */
    public PowerCut.Loss cut(PowerCut how) {
        unplug();
        return disk.cut(how);
    }

    /** Mounts it again after a {@link #cut}. */
    public void plugIn() throws IOException {
        server = mounting.mount(disk, directory);
        server.start();
    }

    /** Unmounts; the directory stays, empty. */
    @Override
    public void close() {
        unplug();
        try {
            Runtime.getRuntime().removeShutdownHook(unmountAtExit);
        } catch (IllegalStateException e) {
            // The JVM is stopping, and the hook finds nothing left to do.
        }
    }

    private synchronized void unplug() {
        if (server != null) {
            server.close();
            server = null;
            mounting.unmount(directory);
        }
    }
}
