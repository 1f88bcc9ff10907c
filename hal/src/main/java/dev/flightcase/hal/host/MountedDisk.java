package dev.flightcase.hal.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mount that holds a folder, as {@code /proc/self/mountinfo} says (proc_pid_mountinfo(5)), and the device below it.
 *
 * @param number major:minor; of btrfs and overlays none that a disk has
 * @param readOnly by the mount or by the file system itself, which the kernel makes so after an error
 * @param device such as {@code mmcblk0p2}, by {@code /proc/diskstats}; null where no disk has that number
 */
record MountedDisk(
        String number,
        boolean readOnly,
        String fileSystem,
        @Nullable String device) {

    private static final int COLUMN_NUMBER = 2;
    private static final int COLUMN_POINT = 4;
    private static final int COLUMN_OPTIONS = 5;
    private static final String END_OF_OPTIONAL = "-";

    /** Empty when the file is not there or names no mount that could hold it. */
    static Optional<MountedDisk> find(HostFiles files, Path folder) throws MalformedText {
        try {
            var mounts = files.file("proc/self/mountinfo").read();
            return best(mounts, folder.toAbsolutePath().normalize())
                    .map(words -> of(words, device(files, words.get(COLUMN_NUMBER))));
        } catch (IOException _) {
            return Optional.empty(); // No such file here: what the caller asks.
        }
    }

    /** The longest mount point above it; of two on the same point the later one lies on top. */
    private static Optional<List<String>> best(String mounts, Path folder) throws MalformedText {
        @Nullable List<String> best = null;
        var length = -1;
        for (var line : mounts.lines().toList()) {
            var words = Text.words(line);
            if (words.size() <= COLUMN_OPTIONS || !words.contains(END_OF_OPTIONAL)) {
                throw new MalformedText(Text.quote(line) + " is no mount");
            }
            var point = Path.of(unescaped(words.get(COLUMN_POINT)));
            if (folder.startsWith(point) && point.getNameCount() >= length) {
                best = words;
                length = point.getNameCount();
            }
        }
        return Optional.ofNullable(best);
    }

    private static MountedDisk of(List<String> words, @Nullable String device) {
        int end = words.indexOf(END_OF_OPTIONAL);
        var kind = end + 1 < words.size() ? words.get(end + 1) : "";
        boolean mountOff = isReadOnly(words.get(COLUMN_OPTIONS));
        boolean fileSystemOff = end + 3 < words.size() && isReadOnly(words.get(end + 3));
        return new MountedDisk(words.get(COLUMN_NUMBER), mountOff || fileSystemOff, kind, device);
    }

    private static boolean isReadOnly(String options) {
        return List.of(options.split(",", -1)).contains("ro");
    }

    private static @Nullable String device(HostFiles files, String number) throws IllegalStateException {
        try {
            return DiskCounters.find(files.file("proc/diskstats").read(), number)
                    .map(DiskCounters::device)
                    .orElse(null);
        } catch (IOException | MalformedText _) {
            return null; // A container: the disk is not shown.
        }
    }

    /** A blank in a path is written as octal 040, see proc_pid_mountinfo(5). */
    private static String unescaped(String text) {
        return text.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
    }

    /** The whole disk below a partition: mmcblk0p2 is on mmcblk0, sda1 on sda, nvme0n1p3 on nvme0n1. */
    static String wholeDisk(String device) {
        if (device.matches("(mmcblk|nvme|loop).*\\dp\\d+")) {
            return device.substring(0, device.lastIndexOf('p'));
        }
        return device.matches("(sd|vd|hd|xvd)[a-z]+\\d+") ? device.replaceAll("\\d+$", "") : device;
    }
}
