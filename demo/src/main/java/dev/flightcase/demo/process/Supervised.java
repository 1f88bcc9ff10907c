package dev.flightcase.demo.process;

import dev.flightcase.demo.DemoException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One program kept running, as systemd would: an exit nobody asked for is counted and answered with a restart, up to a bound.
 *
 * <p>A virtual thread per program waits for its exit. All methods may be called from any thread; {@link #stop} blocks.
 */
public final class Supervised {
    private final ChildProcess child;
    private final Supplier<List<String>> command;
    private final Restarts restarts;
    private final Set<Integer> cleanExits;
    private final Listener listener;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Process process;
    private boolean stopping;
    private boolean givenUp;
    private int deaths;
    private int lastExit;

    /**
     * @param command asked before every start
     * @param cleanExits exit codes that are no error after a stop was asked for
     */
    public Supervised(
            ChildProcess child,
            Supplier<List<String>> command,
            Restarts restarts,
            Set<Integer> cleanExits,
            Listener listener) {
        this.child = child;
        this.command = command;
        this.restarts = restarts;
        this.cleanExits = Set.copyOf(cleanExits);
        this.listener = listener;
    }

    /** Told of each exit that nobody asked for, in the thread that supervises; must not block. */
    @FunctionalInterface
    public interface Listener {
        /** @param comesBack false once the restarts are used up */
        void died(String name, int exitCode, boolean comesBack);
    }

    /** What became of a program that was told to stop. */
    public sealed interface Stopped {}

    public record Clean(int exitCode) implements Stopped {}

    public record Failed(String why) implements Stopped {}

    /** @throws dev.flightcase.demo.DemoException if the program cannot be started at all */
    public void start() {
        lock.lock();
        try {
            var started = child.start(command.get());
            process = started;
            Thread.ofVirtual().name("supervise-" + child.name()).start(() -> watch(started));
        } finally {
            lock.unlock();
        }
    }

    private void watch(Process first) {
        var current = first;
        while (true) {
            int exit = waitFor(current);
            lock.lock();
            try {
                lastExit = exit;
                changed.signalAll();
                if (stopping) {
                    return;
                }
                deaths++;
                boolean comesBack = deaths <= restarts.max() && !Restarts.pointlessAfter(exit);
                listener.died(child.name(), exit, comesBack);
                if (!comesBack || stoppedDuring(restarts.waitBefore(deaths))) {
                    givenUp = !stopping;
                    return;
                }
                current = child.start(command.get());
                process = current;
            } catch (DemoException e) {
                givenUp = true;
                listener.died(child.name(), lastExit, false);
                return;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Ends the program as if it had died: what hangs comes back as what dies does. */
    public void replace() {
        lock.lock();
        try {
            if (!stopping && process != null) {
                kill(process);
            }
        } finally {
            lock.unlock();
        }
    }

    private static int waitFor(Process process) {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                // Nobody interrupts this thread; waiting goes on until the process is gone.
            }
        }
    }

    private boolean stoppedDuring(Duration wait) {
        long left = wait.toNanos();
        while (!stopping && left > 0) {
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
                return true;
            }
        }
        return stopping;
    }

    /**
     * Asks the program to end (SIGTERM), then makes it end (SIGKILL), with all of its own children.
     *
     * @param patience how long the program may take by itself
     */
    public Stopped stop(Duration patience) throws InterruptedException {
        var running = beginStop();
        if (running == null) {
            return new Clean(0);
        }
        if (!running.isAlive()) {
            return new Failed("ended by itself with exit code " + running.exitValue());
        }
        running.destroy();
        if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            kill(running);
            return new Failed("did not stop within " + patience.toMillis() + " ms and was killed");
        }
        int exit = running.exitValue();
        return cleanExits.contains(exit) ? new Clean(exit) : new Failed("stopped with exit code " + exit);
    }

    /** Ends the program at once, without asking. */
    public void kill() {
        var running = beginStop();
        if (running != null) {
            kill(running);
        }
    }

    private @Nullable Process beginStop() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
            return process;
        } finally {
            lock.unlock();
        }
    }

    private static void kill(Process running) {
        running.descendants().forEach(ProcessHandle::destroyForcibly);
        running.destroyForcibly();
    }

    public String name() {
        return child.name();
    }

    /** Exits that nobody asked for. */
    public int deaths() {
        lock.lock();
        try {
            return deaths;
        } finally {
            lock.unlock();
        }
    }

    public boolean alive() {
        lock.lock();
        try {
            return process != null && process.isAlive();
        } finally {
            lock.unlock();
        }
    }

    /** True once the restarts are used up: the program will not come back. */
    public boolean givenUp() {
        lock.lock();
        try {
            return givenUp;
        } finally {
            lock.unlock();
        }
    }

    /** The exit code of the last end, for messages; 0 before the first. */
    public int lastExit() {
        lock.lock();
        try {
            return lastExit;
        } finally {
            lock.unlock();
        }
    }
}
