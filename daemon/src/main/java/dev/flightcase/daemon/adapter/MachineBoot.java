package dev.flightcase.daemon.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Which boot of the machine this is, as Linux says (proc(5), random/boot_id): monotonic ticks count from it. Where nothing
 * says it, each start of the process counts as a boot of its own.
 */
public final class MachineBoot {
    private static final Path BOOT_ID = Path.of("proc/sys/kernel/random/boot_id");

    private MachineBoot() {}

    /** @param root of the host's file system */
    public static UUID of(Path root) {
        try {
            return UUID.fromString(Files.readString(root.resolve(BOOT_ID)).strip());
        } catch (IOException | IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }
}
