package dev.flightcase.bench.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What one input may make us allocate on the heap, all of it together: no size that a stranger writes into a box decides that. */
final class Allowance {
    /** The node itself, its routes, and what a judge needs. */
    private static final long FIRST_BYTES = 24L << 20;
    /** Each byte may be read, cut, written into a playlist and judged more than once. */
    private static final long BYTES_EACH = 4_000;

    private Allowance() {}

    static void run(int inputBytes, Runnable task) {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) {
            throw new IllegalStateException("this JVM does not count what threads allocate");
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        task.run();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        long allowed = FIRST_BYTES + BYTES_EACH * inputBytes;
        if (allocated > allowed) {
            throw new AssertionError(
                    inputBytes + " bytes made us allocate " + allocated + "; must be at most " + allowed);
        }
    }
}
