package dev.flightcase.demo.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine itself: Java, room on the disk, the programs of the build. */
public final class MachineCheck {
    private static final int JAVA_MIN = 25;
    private static final long DISK_BYTES_MIN = 300_000_000;

    private MachineCheck() {}

    public static Finding java(Runtime.Version version) {
        return version.feature() >= JAVA_MIN
                ? new Finding.Fine("Java " + version.feature() + "." + version.interim() + "." + version.update())
                : new Finding.Problem("Java " + version.feature() + " is too old; install JDK " + JAVA_MIN
                        + " or newer, or set JAVA_HOME to one");
    }

    /** @param folder exists and is where the run directory will be */
    public static Finding disk(Path folder) {
        // statvfs(3), which FileStore asks too, but without looking for the mount point: containers hide that.
        long usableBytes = folder.toFile().getUsableSpace();
        return usableBytes > 0 || Files.isDirectory(folder)
                ? disk(folder, usableBytes)
                : new Finding.Problem("cannot see how much room is left for " + folder + "; is there such a folder?");
    }

    static Finding disk(Path folder, long usableBytes) {
        return usableBytes >= DISK_BYTES_MIN
                ? new Finding.Fine(String.format(Locale.ROOT, "%.1f GB of disk", usableBytes / 1e9))
                : new Finding.Problem(usableBytes / 1_000_000 + " MB are free for " + folder + ", "
                        + DISK_BYTES_MIN / 1_000_000 + " MB are needed; free some space");
    }

    /** @param launcher a start script of the build */
    public static Finding built(Path launcher) {
        return Files.isExecutable(launcher)
                ? new Finding.Fine(launcher.getFileName().toString())
                : new Finding.Problem(launcher + " is missing; build first: ./flightcase demo does it by itself");
    }
}
