package dev.flightcase.bench.hal;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;

/** Watches the memory of its own process, by the JVM's beans. */
final class ProcessWatch {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final SensedNode node;

    ProcessWatch(SensedNode node) {
        this.node = node;
    }

    /** Blocks so long. The heap is collected before and after. */
    ProcessFigures watch(Duration duration) throws InterruptedException {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long collectionsBefore = collections();
        long millisBefore = collectionMillis();
        long readsBefore = node.reads();
        long allocatedBefore = THREADS.getTotalThreadAllocatedBytes();
        long began = System.nanoTime();
        Thread.sleep(duration);
        double nanos = System.nanoTime() - began;
        double allocated = THREADS.getTotalThreadAllocatedBytes() - allocatedBefore;
        double reads = node.reads() - readsBefore;
        long peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        long ran = collections() - collectionsBefore;
        long millis = collectionMillis() - millisBefore;
        var snapshot = node.snapshot();
        System.gc();
        long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new ProcessFigures(
                new ProcessFigures.Heap(live, peak, ran, millis),
                allocated * 1e9 / nanos,
                THREADS.getThreadCount(),
                reads * 1e9 / nanos,
                snapshot.expected().size(),
                snapshot.coverage(),
                String.join("; ", node.troubles()));
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static long collectionMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
