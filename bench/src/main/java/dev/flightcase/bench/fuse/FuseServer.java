package dev.flightcase.bench.fuse;

import dev.flightcase.bench.forgetful.DiskException;
import dev.flightcase.bench.forgetful.ForgetfulDisk;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Answers the kernel for one disk, from its mounting to its end. One thread answers everything, except an fsync that a fault
 * makes slow: a second one does that, one after the other, so that the first goes on.
 */
final class FuseServer implements AutoCloseable {
    private final ForgetfulDisk disk;
    private final FuseConnection connection;
    private final Requests requests;
    private final Thread thread;
    private final ScheduledExecutorService late;
    /** Guards the end: nothing is made durable for a process that has been cut off. */
    private final Object life = new Object();

    private boolean ended;

    /** Takes over the connection. */
    FuseServer(ForgetfulDisk disk, FuseConnection connection) {
        this.disk = disk;
        this.connection = connection;
        this.requests = new Requests(disk);
        this.thread = Thread.ofPlatform().name("forgetful-disk").daemon().unstarted(this::serve);
        this.late = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("forgetful-disk-late").daemon().factory());
    }

    void start() {
        thread.start();
    }

    private void serve() {
        for (var next = connection.next(); next.isPresent(); next = connection.next()) {
            synchronized (life) {
                if (ended) {
                    return;
                }
                answer(next.get());
            }
        }
    }

    private void answer(FuseRequest in) {
        var out = connection.reply();
        int error = 0;
        try {
            if (Requests.isSync(in.operation())) {
                var sync = requests.sync(in);
                var time = disk.faults().fsyncTime();
                if (time.isPositive()) {
                    answerLater(in.unique(), sync, time);
                    return;
                }
                sync.run();
            } else {
                requests.run(in, out);
            }
        } catch (DiskException e) {
            error = e.errno().number();
        }
        if (!Operation.isSilent(in.operation())) {
            connection.send(out, in.unique(), error);
        }
    }

    private void answerLater(long unique, Requests.Sync sync, Duration time) {
        var _ = late.schedule(
                () -> {
                    synchronized (life) {
                        if (!ended) {
                            connection.sendLate(unique, errorOf(sync));
                        }
                    }
                },
                time.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private static int errorOf(Requests.Sync sync) {
        try {
            sync.run();
            return 0;
        } catch (DiskException e) {
            return e.errno().number();
        }
    }

    /** Ends in the middle of whatever is asked; blocks until the threads no longer use the connection. */
    @Override
    public void close() {
        synchronized (life) {
            ended = true;
        }
        connection.stop();
        late.shutdownNow();
        try {
            thread.join();
            late.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return; // A daemon thread may still be in there: better an open file than a closed one under it.
        }
        connection.close();
    }
}
