package dev.flightcase.hal.bus;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The thread of one bus. Transfers run on it one after the other; a caller waits for its own at most {@link
 * LaneLimits#transferTimeout()}. A transfer that hangs in the kernel cannot be taken back: until it returns, the
 * lane answers {@link BusFault.Kind#TIMEOUT} at once, so that one bad chip costs its readers one timeout and not
 * one each.
 *
 * <p>Safe to call from any thread. Owns the bus it was given; its thread closes it.
 */
public final class BusLane implements I2cBus {

    private static final byte[] NOTHING = new byte[0];

    private final String name;
    private final I2cBus bus;
    private final LaneLimits limits;
    private final BlockingQueue<FutureTask<byte[]>> queue;
    private final Thread thread;
    private volatile @Nullable FutureTask<byte[]> underWay;
    private volatile boolean closed;

    /** @param name of the thread and in messages, such as {@code bus-i2c-1} */
    public BusLane(String name, I2cBus bus, LaneLimits limits) {
        this.name = name;
        this.bus = bus;
        this.limits = limits;
        this.queue = new ArrayBlockingQueue<>(limits.queueMax());
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void write(int address, byte[] bytes) throws BusFault {
        transfer(address, () -> {
            bus.write(address, bytes);
            return NOTHING;
        });
    }

    @Override
    public byte[] writeThenRead(int address, byte[] bytes, int count) throws BusFault {
        return transfer(address, () -> bus.writeThenRead(address, bytes, count));
    }

    private byte[] transfer(int address, Callable<byte[]> what) throws BusFault {
        var earlier = underWay;
        if (closed) {
            throw BusFault.waiting(address, name + " is closed");
        }
        if (earlier != null && earlier.isCancelled()) {
            throw BusFault.waiting(address, name + " hangs in an earlier transfer");
        }
        var task = new FutureTask<>(what);
        if (!queue.offer(task)) {
            throw BusFault.waiting(address, limits.queueMax() + " transfers wait on " + name + " already");
        }
        return await(address, task);
    }

    private byte[] await(int address, FutureTask<byte[]> task) throws BusFault {
        try {
            return task.get(limits.transferTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            giveUp(task);
            throw BusFault.timeout(address, limits.transferTimeout());
        } catch (CancellationException _) {
            throw BusFault.waiting(address, name + " is closed");
        } catch (InterruptedException _) {
            giveUp(task);
            Thread.currentThread().interrupt();
            throw BusFault.waiting(address, "the reader was interrupted");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof BusFault fault) {
                throw fault;
            }
            throw new IllegalStateException("transfer on " + name + " broke", failed.getCause());
        }
    }

    private void giveUp(FutureTask<byte[]> task) {
        task.cancel(false);
        queue.remove(task);
    }

    private void run() {
        try {
            while (!closed) {
                var task = queue.take();
                underWay = task;
                task.run();
                underWay = null;
            }
        } catch (InterruptedException _) {
            // Closed, which the loop would have seen next.
        } finally {
            underWay = null;
            refuseWaiting();
            bus.close();
        }
    }

    private void refuseWaiting() {
        for (var task = queue.poll(); task != null; task = queue.poll()) {
            task.cancel(false);
        }
    }

    /**
     * Refuses what waits, and waits for the transfer under way at most one timeout. One that hangs longer keeps its
     * thread, which does not hold up the end of the process, and closes the bus when it returns.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (thread.getState() == Thread.State.NEW) {
            bus.close();
            return;
        }
        thread.interrupt();
        try {
            thread.join(limits.transferTimeout());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
