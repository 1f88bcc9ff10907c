package dev.flightcase.daemon;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import dev.flightcase.daemon.config.NodeConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The most memory that this process can ever need, part by part, each with the limit that holds it. Encoders that the node starts are
 * processes of their own and not in it.
 */
record MemoryPlan(List<Part> parts) {
    private static final Logger log = LoggerFactory.getLogger(MemoryPlan.class);
    private static final long MIB = 1024 * 1024;
    /** RocksDB holds three write buffers over all tables of a store, see {@code StoreOptions}. */
    private static final int WRITE_BUFFERS = 3;
    /** Devices, events and stored files: a cache and three buffers of a megabyte each, and what RocksDB needs of its own. */
    private static final long SMALL_STORES_BYTES = 24 * MIB;
    /** Some sixty platform threads whose stacks are a megabyte when full; code of the JVM and its collector. */
    private static final long THREADS_AND_JVM_BYTES = 96 * MIB;

    /**
     * @param limit what keeps it
     */
    record Part(String name, long bytes, String limit) {}

    MemoryPlan {
        parts = List.copyOf(parts);
    }

    static MemoryPlan of(NodeConfig config) {
        var catalog = config.catalog().memory();
        var ledger = config.ledger();
        long stores = catalog.blockCacheBytes()
                + WRITE_BUFFERS * catalog.writeBufferBytes()
                + ledger.blockCacheBytes()
                + WRITE_BUFFERS * ledger.writeBufferBytes();
        long live = config.media().config().memoryBytesMax();
        return new MemoryPlan(List.of(
                new Part("heap", flag("MaxHeapSize"), "-Xmx"),
                new Part("live", live, "media.memory-max"),
                new Part("network", flag("MaxDirectMemorySize"), "-XX:MaxDirectMemorySize"),
                new Part("stores", stores + SMALL_STORES_BYTES, "block-cache and write-buffer of catalog and ledger"),
                new Part("code", flag("ReservedCodeCacheSize"), "-XX:ReservedCodeCacheSize"),
                new Part("classes", flag("MaxMetaspaceSize"), "-XX:MaxMetaspaceSize"),
                new Part("threads", THREADS_AND_JVM_BYTES, "their number")));
    }

    private static long flag(String name) {
        var jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        // without limit is 2^64-1, or -1: both are -1 then
        return new BigInteger(jvm.getVMOption(name).getValue()).longValue();
    }

    long total() {
        return parts.stream().mapToLong(Part::bytes).reduce(0, MemoryPlan::sum);
    }

    /** What has no limit makes the sum have none. */
    private static long sum(long a, long b) {
        return b < 0 || a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /** Says it once, and more loudly when the machine does not have so much. */
    void tell(MeterRegistry registry) {
        for (var part : parts) {
            Gauge.builder("flightcase.memory.plan", part, planned -> (double) planned.bytes())
                    .description("The most that a part of the node can need.")
                    .baseUnit("bytes")
                    .tag("part", part.name())
                    .strongReference(true)
                    .register(registry);
        }
        log.atInfo()
                .addKeyValue("atMost", mib(total()))
                .addKeyValue(
                        "parts",
                        parts.stream()
                                .map(part -> part.name() + " " + mib(part.bytes()))
                                .collect(Collectors.joining(", ")))
                .log("memory plan");
        long machine =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        if (total() > machine) {
            log.atWarn()
                    .addKeyValue("atMost", mib(total()))
                    .addKeyValue("machine", mib(machine))
                    .log("the node may need more memory than there is: lower media.memory-max or the JVM's options");
        }
    }

    private static String mib(long bytes) {
        return bytes == Long.MAX_VALUE ? "without limit" : bytes / MIB + " MiB";
    }
}
