package dev.flightcase.daemon.clock;

import dev.flightcase.cache.books.Redating;
import dev.flightcase.cache.checkout.RecordStamp;
import dev.flightcase.daemon.adapter.MachineBoot;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.host.Adjtimex;
import dev.flightcase.hal.host.HostClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes the clock of a node from what it remembers. */
public final class NodeClocks {
    private NodeClocks() {}

    /**
     * Blocks on the disk.
     *
     * @param root of the host's file system
     * @param built when this program was made
     */
    public static NodeClock of(Path root, Timebase time, Instant built, ClockMemory memory) {
        return new NodeClock(new HostClock(root, new Adjtimex()), time, MachineBoot.of(root), built, memory.read());
    }

    /** What a stopped node knows of when its records were made. Blocks on the disk. */
    public static Redating remembered(ClockMemory memory) {
        var spans = memory.read().spans();
        return new Redating() {
            @Override
            public Optional<Duration> offset(RecordStamp stamp) {
                return NodeClock.isSure(stamp) ? Optional.empty() : spans.offset(stamp.sequence());
            }

            @Override
            public long revision() {
                return 0;
            }
        };
    }
}
