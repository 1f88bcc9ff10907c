package dev.flightcase.bench.hal;

import com.sun.management.ThreadMXBean;
import dev.flightcase.hal.serial.Baud;
import dev.flightcase.hal.serial.SerialLines;
import dev.flightcase.hal.serial.SerialOpening;
import dev.flightcase.hal.serial.SerialPort;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A serial line that always has more: the same bytes again and again, in the pieces that a USB adapter hands on. It
 * notes what the thread that listens has used and allocated between two numbers of bytes, on that thread, and is quiet then.
 */
final class EndlessLine implements SerialLines, SerialPort {
    /** What comes in the 16 ms that an FTDI chip waits, at 19200 baud. */
    private static final int PIECE_BYTES = 32;

    private final ThreadMXBean threads;
    private final byte[] bytes;
    private final long from;
    private final long to;
    private final CountDownLatch done = new CountDownLatch(1);
    private long given;
    private long allocatedBefore;
    private long nanosBefore;
    private boolean begun;
    private volatile long allocated;
    private volatile long nanos;

    /**
     * @param bytes longer than a piece
     * @param from bytes that warm up
     */
    EndlessLine(ThreadMXBean threads, byte[] bytes, long from, long to) {
        this.threads = threads;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    @Override
    public SerialOpening open(Path device, Baud baud) {
        return new SerialOpening.Opened(this);
    }

    @Override
    public int read(byte[] into, int timeoutMillis) {
        if (given >= to) {
            end();
            return quiet(timeoutMillis);
        }
        if (!begun && given >= from) {
            begun = true;
            nanosBefore = threads.getCurrentThreadCpuTime();
            allocatedBefore = threads.getCurrentThreadAllocatedBytes();
        }
        int at = (int) (given % bytes.length);
        int count = Math.min(PIECE_BYTES, bytes.length - at);
        System.arraycopy(bytes, at, into, 0, count);
        given += count;
        return count;
    }

    private void end() {
        if (done.getCount() > 0) {
            allocated = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
            nanos = threads.getCurrentThreadCpuTime() - nanosBefore;
            done.countDown();
        }
    }

    private static int quiet(int timeoutMillis) {
        try {
            Thread.sleep(timeoutMillis);
            return QUIET;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return GONE;
        }
    }

    void awaitEnd() throws InterruptedException {
        done.await();
    }

    /** By the thread that listened. */
    long allocatedBytes() {
        return allocated;
    }

    /** CPU time of it. */
    long nanos() {
        return nanos;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
