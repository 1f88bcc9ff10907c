package dev.flightcase.bench.fuse;

import dev.flightcase.bench.forgetful.ForgetfulDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens {@code /dev/fuse} and mounts it. Needs root: the kernel lets nobody else call mount(2). */
final class Mounting {
    private static final String DEVICE = "/dev/fuse";
    private static final String TYPE = "fuse.forgetful";
    // mount(2)
    private static final long NO_SUID = 2;
    private static final long NO_DEV = 4;
    private static final int DETACH = 2;

    private final Libc libc;
    private final Owner owner;

    private Mounting(Libc libc, Owner owner) {
        this.libc = libc;
        this.owner = owner;
    }

    /** Whose the root folder is. */
    record Owner(int user, int group) {}

    static Mounting here() throws IOException {
        if (!Files.isWritable(Path.of(DEVICE))) {
            throw new IOException("no file system can be mounted here: " + DEVICE + " is missing or not ours to open");
        }
        var libc = new Libc();
        int user = libc.effectiveUser();
        if (user != 0) {
            throw new IOException("no file system can be mounted here: mount(2) needs root, and this is user " + user);
        }
        return new Mounting(libc, new Owner(user, 0));
    }

    Owner owner() {
        return owner;
    }

    FuseServer mount(ForgetfulDisk disk, Path directory) throws IOException {
        int device = libc.open(DEVICE, Libc.O_RDWR | Libc.O_CLOEXEC);
        try {
            var options = "fd=" + device + ",rootmode=40000,user_id=" + owner.user + ",group_id=" + owner.group
                    + ",default_permissions";
            libc.mount("forgetful", directory.toString(), TYPE, NO_SUID | NO_DEV, options);
            return new FuseServer(disk, new FuseConnection(libc, device));
        } catch (IOException e) {
            libc.close(device);
            throw new IOException("no file system can be mounted here: " + e.getMessage(), e);
        }
    }

    /** Even while programs still have files of it open. */
    void unmount(Path directory) {
        long result = libc.unmount(directory.toString(), DETACH);
        if (result < 0) {
            throw new IllegalStateException("unmounting " + directory + " failed with errno " + -result);
        }
    }
}
