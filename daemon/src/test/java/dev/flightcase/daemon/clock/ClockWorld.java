package dev.flightcase.daemon.clock;

import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.host.HostClock;
import dev.flightcase.hal.host.KernelClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A board, its wall clock, and the true time beside it. */
final class ClockWorld {
    static final Instant BUILT = Instant.parse("2026-11-01T00:00:00Z");
    static final Instant EVENING = Instant.parse("2026-11-21T18:00:00Z");
    static final Duration PERIOD = Duration.ofSeconds(2);

    private final Path root;
    final ClockMemory memory;
    Instant truth = EVENING;
    /** Instead of the file, where there are too many starts for a disk. */
    @Nullable
    ClockNotes notes;

    long sequence;
    private Duration wallOff = Duration.ZERO;
    private long ticks;
    private UUID boot = new UUID(1, 1);
    private boolean inStep;

    ClockWorld(Path folder) {
        root = folder.resolve("root");
        memory = new ClockMemory(folder.resolve("state"));
    }

    /** The process starts. */
    NodeClock start() {
        var clock = new NodeClock(
                new HostClock(root, () -> inStep ? new KernelClock.InStep(Duration.ZERO) : new KernelClock.Adrift()),
                time(),
                boot,
                BUILT,
                notes == null ? memory.read() : notes);
        clock.attach(7, () -> sequence);
        clock.lookAround();
        return clock;
    }

    Timebase time() {
        return new Timebase(this::wall, () -> ticks);
    }

    ClockKeeper keeper(NodeClock clock) {
        return new ClockKeeper(clock, memory, PERIOD, time());
    }

    Instant wall() {
        return truth.plus(wallOff);
    }

    void pass(Duration duration) {
        truth = truth.plus(duration);
        ticks += duration.toNanos();
    }

    /** Without power for so long; then the wall clock says {@code wall}. */
    void reboot(Duration dark, Instant wall) {
        truth = truth.plus(dark);
        ticks = Duration.ofSeconds(9).toNanos();
        boot = new UUID(1, boot.getLeastSignificantBits() + 1);
        inStep = false;
        set(wall);
    }

    /** Somebody sets the wall clock. */
    void set(Instant wall) {
        wallOff = Duration.between(truth, wall);
    }

    void sync() {
        wallOff = Duration.ZERO;
        inStep = true;
    }

    void loseSync() {
        inStep = false;
    }

    /** A battery-backed clock that the kernel took the time from. */
    void rtc() throws IOException {
        var file = root.resolve("sys/class/rtc/rtc0/hctosys");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "1\n");
    }
}
