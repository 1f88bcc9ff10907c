package dev.flightcase.bench.hal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A root folder of a Raspberry Pi 4 for the host's sensors: what Linux has everywhere is this machine's own, through
 * links, and what only such a board has are files that stand still.
 */
final class PiTree {
    private static final List<String> OWN = List.of(
            "proc/stat",
            "proc/meminfo",
            "proc/loadavg",
            "proc/uptime",
            "proc/self",
            "proc/sys",
            "proc/pressure",
            "proc/diskstats",
            "sys/block",
            "sys/fs",
            "run");

    private static final String ZONE = "sys/class/thermal/thermal_zone0/";
    private static final String SUPPLY = "sys/class/hwmon/hwmon1/";

    private PiTree() {}

    static Path plant(Path root) throws IOException {
        for (var own : OWN) {
            var link = root.resolve(own);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, Path.of("/").resolve(own));
        }
        write(root, "proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.4\0");
        write(root, ZONE + "type", "cpu-thermal\n");
        write(root, ZONE + "temp", "48200\n");
        write(root, SUPPLY + "name", "rpi_volt\n");
        write(root, SUPPLY + "in0_lcrit_alarm", "0\n");
        write(root, "sys/devices/platform/soc/soc:firmware/get_throttled", "0\n");
        return root;
    }

    private static void write(Path root, String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
