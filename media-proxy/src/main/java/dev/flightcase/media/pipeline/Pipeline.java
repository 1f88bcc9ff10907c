package dev.flightcase.media.pipeline;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream's encoder, kept running while it is wanted. All of it happens in one thread of its own, which starts the processes and must
 * outlive them ({@link Launcher}); the methods here only tell that thread what is wanted and do not wait, but for {@link #join}.
 */
final class Pipeline implements Run.Stage {
    private static final Logger log = LoggerFactory.getLogger(Pipeline.class);
    /** Between two encoders of somebody else: not so short that one which comes and goes keeps a core busy. */
    private static final Duration BREATH = Duration.ofMillis(300);

    private final String stream;
    private final SourceConfig config;
    private final Workshop workshop;
    private final LongSupplier arrived;
    private final RestartBudget budget;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean wanted = true;
    private boolean closed;
    private volatile boolean reduced;
    /** Rises with each order to stop: a stop and a start right behind it still end the run between them. */
    private long stops;

    private long stopsSeen;
    private @Nullable Thread thread;
    private @Nullable InputFormat known;
    private String lastTrouble = "";
    private long restarts;
    private volatile EncoderStatus status;

    Pipeline(String stream, SourceConfig config, Workshop workshop, LongSupplier arrived, RestartBudget budget) {
        this.stream = stream;
        this.config = config;
        this.workshop = workshop;
        this.arrived = arrived;
        this.budget = budget;
        this.status = new EncoderStatus(
                stream, config.source().kind(), EncoderState.STOPPED, "has not been started yet", 0, null);
    }

    /** @param node where the ingest is; called once */
    void begin(URI node) {
        lock.lock();
        try {
            thread = Thread.ofPlatform().daemon().name("encoder-" + stream).start(() -> live(node));
        } finally {
            lock.unlock();
        }
    }

    /** Again, and with the whole budget, whatever it did before. */
    void start() {
        tell(true);
    }

    void stop() {
        tell(false);
    }

    /** The lowest rendition only, or all again. What runs begins anew. */
    void reduce(boolean now) {
        lock.lock();
        try {
            if (reduced != now) {
                reduced = now;
                stops++;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isReduced() {
        return reduced;
    }

    private void tell(boolean now) {
        lock.lock();
        try {
            var state = status.state();
            boolean runs = state == EncoderState.RUNNING || state == EncoderState.STARTING;
            // one that was told to stop may be running still
            boolean needless = now ? wanted && runs : !wanted;
            if (!needless && !closed) {
                stops++;
                wanted = now;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            wanted = false;
            stops++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until its process is gone, after {@link #close}. False: it takes longer than that. */
    boolean join(Duration patience) throws InterruptedException {
        var running = runningThread();
        return running == null || running.join(patience);
    }

    private @Nullable Thread runningThread() {
        lock.lock();
        try {
            return thread;
        } finally {
            lock.unlock();
        }
    }

    EncoderStatus status() {
        return status;
    }

    private void live(URI node) {
        var run = new Run(stream, config, workshop, node, arrived, this);
        try {
            while (awaitWanted()) {
                budget.reset();
                lastTrouble = "";
                keepRunning(run);
                show(EncoderState.STOPPED, "was stopped", null);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but the end of the process.
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitWanted() throws InterruptedException {
        lock.lock();
        try {
            while (!wanted && !closed) {
                changed.await();
            }
            stopsSeen = stops;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void keepRunning(Run run) throws InterruptedException {
        boolean goOn = true;
        while (goOn && isWanted()) {
            goOn = switch (run.go(known)) {
                case RunEnd.Asked _ -> false;
                case RunEnd.CameAndWent(String why) -> {
                    lastTrouble = why;
                    budget.reset();
                    log.atInfo()
                            .addKeyValue("stream", stream)
                            .addKeyValue("reason", why)
                            .log("the encoder went away, waiting for it again");
                    yield pause(BREATH);
                }
                case RunEnd.Replanned(InputFormat seen) -> {
                    known = seen;
                    log.atInfo()
                            .addKeyValue("stream", stream)
                            .addKeyValue("video", seen.video())
                            .addKeyValue("audio", seen.audio())
                            .log("the input is not what was planned for, beginning again");
                    yield pause(BREATH);
                }
                case RunEnd.Refused(String why) -> {
                    show(EncoderState.GAVE_UP, why, null);
                    log.atError()
                            .addKeyValue("stream", stream)
                            .addKeyValue("reason", why)
                            .log("the board cannot carry it");
                    yield pause(Duration.ofDays(1000));
                }
                case RunEnd.Failed failed -> afterwards(failed);
            };
        }
    }

    private boolean afterwards(RunEnd.Failed failed) throws InterruptedException {
        known = null;
        var says = failed.trouble().says();
        var next = budget.after(failed.lived());
        boolean over = next instanceof RestartBudget.GaveUp;
        lastTrouble = says;
        show(over ? EncoderState.GAVE_UP : EncoderState.BACKING_OFF, says, null);
        (over ? log.atError() : log.atWarn())
                .addKeyValue("stream", stream)
                .addKeyValue("reason", says)
                .addKeyValue("next_ms", next.pause().toMillis())
                .addKeyValue("ffmpeg", failed.complaints())
                .log(over ? "encoder given up for now" : "encoder ended, starting it again");
        boolean stillWanted = pause(next.pause());
        restarts += stillWanted ? 1 : 0;
        return stillWanted;
    }

    @Override
    public boolean isWanted() {
        lock.lock();
        try {
            return wanted && stops == stopsSeen;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (wanted && stops == stopsSeen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return wanted && stops == stopsSeen;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void show(EncoderState state, String says, @Nullable Progress progress) {
        boolean before = state == status.state();
        boolean after = lastTrouble.isEmpty() || (state != EncoderState.RUNNING && state != EncoderState.STARTING);
        var reason = after ? says : says + "; started again because: " + lastTrouble;
        status = new EncoderStatus(stream, config.source().kind(), state, reason, restarts, progress);
        if (!before && state == EncoderState.RUNNING) {
            log.atInfo().addKeyValue("stream", stream).addKeyValue("does", says).log("encoder runs");
        }
    }
}
