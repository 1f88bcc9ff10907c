package dev.flightcase.hal.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What this host says about its clock. Reads a few small files in memory; any thread. */
public final class HostClock {

    /** systemd-timesyncd.service(8): touched at each correction, gone after a restart of the machine. */
    private static final String TIMESYNC = "run/systemd/timesync/synchronized";

    private final Path root;
    private final HostFiles files;
    private final Supplier<KernelClock> kernel;

    /** @param kernel such as {@link Adjtimex} */
    public HostClock(Path root, Supplier<KernelClock> kernel) {
        this.root = root;
        this.files = new HostFiles(root);
        this.kernel = kernel;
    }

    /** As the kernel says; where it can not be asked, as systemd-timesyncd says. */
    public KernelClock kernel() {
        var said = kernel.get();
        return said instanceof KernelClock.Unknown && files.exists(TIMESYNC) ? new KernelClock.InStep(null) : said;
    }

    /** When systemd-timesyncd corrected the clock last in this boot, by the corrected clock; empty for never. */
    public Optional<Instant> corrected() {
        try {
            return Optional.of(Files.getLastModifiedTime(root.resolve(TIMESYNC)).toInstant());
        } catch (IOException _) {
            return Optional.empty(); // Not there: another service, or not yet.
        }
    }

    public Rtc rtc() {
        return RtcFiles.read(files);
    }
}
