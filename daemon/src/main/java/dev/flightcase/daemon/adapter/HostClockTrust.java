package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.checkout.ClockTrust;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the host's clock is in step, as systemd-timesyncd says by a file (systemd-timesyncd.service(8)). Where that
 * service does not run nothing is known, and the time counts as untrusted. The file lies in memory, so looking does not
 * wait for a disk.
 */
public final class HostClockTrust implements ClockTrust {
    private static final Path SYNCHRONIZED = Path.of("run/systemd/timesync/synchronized");

    private final Path file;

    /** @param root of the host's file system */
    public HostClockTrust(Path root) {
        file = root.resolve(SYNCHRONIZED);
    }

    @Override
    public State state() {
        return Files.exists(file) ? State.SYNCED : State.UNTRUSTED;
    }
}
