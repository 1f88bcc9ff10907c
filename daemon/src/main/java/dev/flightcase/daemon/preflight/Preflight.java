package dev.flightcase.daemon.preflight;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs all checks side by side, each against its own bound, and keeps the last run. One run at a time: who starts another
 * one joins it. Each check is watched by a virtual thread, so that one that hangs costs its own result and nothing else; as
 * long as it hangs it is not started a second time. Any thread may call.
 */
public final class Preflight implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Preflight.class);
    private static final int NATIVE_THREADS = 2;
    private static final Duration NATIVE_IDLE = Duration.ofSeconds(5);

    private final List<Check> checks;
    private final PreflightConfig config;
    private final InstantSource clock;
    private final LongSupplier ticks;
    private final ThreadPoolExecutor natives;
    private final Map<String, Attempt> attempts = new HashMap<>();
    private @Nullable PreflightRun last;

    /** @param ticks monotonic nanoseconds */
    public Preflight(List<Check> checks, PreflightConfig config, InstantSource clock, LongSupplier ticks) {
        this.checks = List.copyOf(checks);
        this.config = config;
        this.clock = clock;
        this.ticks = ticks;
        this.natives = new ThreadPoolExecutor(
                NATIVE_THREADS,
                NATIVE_THREADS,
                NATIVE_IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(Math.max(1, checks.size())),
                Thread.ofPlatform().name("preflight-", 0).daemon().factory());
        natives.allowCoreThreadTimeOut(true);
    }

    /** Starts a run, or joins the one under way. Does not block. */
    public synchronized PreflightRun start() {
        if (last != null && !last.isDone()) {
            return last;
        }
        var run = new PreflightRun(checks.stream().map(Check::name).toList(), clock.instant(), ticks);
        last = run;
        for (var check : checks) {
            var before = attempts.get(check.name());
            if (before != null && before.hangs()) {
                run.finish(new Result(check.name(), check.late(), Duration.ZERO));
                continue;
            }
            var attempt = new Attempt(check);
            attempts.put(check.name(), attempt);
            Thread.ofVirtual().name("preflight-watch").start(() -> run.finish(watch(attempt)));
        }
        return run;
    }

    /** The run under way, or the last one; empty before the first. */
    public synchronized Optional<PreflightRun> last() {
        return Optional.ofNullable(last);
    }

    /** Interrupts what is under way and waits for none of it. */
    @Override
    public synchronized void close() {
        attempts.values().forEach(attempt -> attempt.task.cancel(true));
        natives.shutdownNow();
    }

    private Result watch(Attempt attempt) {
        long began = ticks.getAsLong();
        var finding = finding(attempt);
        return new Result(attempt.check.name(), finding, Duration.ofNanos(ticks.getAsLong() - began));
    }

    private Finding finding(Attempt attempt) {
        var check = attempt.check;
        var budget = check.budget().compareTo(config.timeout()) < 0 ? check.budget() : config.timeout();
        try {
            switch (check.lane()) {
                case WAITING ->
                    Thread.ofVirtual().name("preflight-" + check.name()).start(attempt.task);
                case NATIVE -> natives.execute(attempt.task);
            }
            return attempt.task.get(budget.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            attempt.task.cancel(true);
            natives.remove(attempt.task);
            log.atWarn()
                    .addKeyValue("check", check.name())
                    .addKeyValue("budget", budget)
                    .log("a check took too long");
            return check.late();
        } catch (ExecutionException e) {
            log.atError()
                    .addKeyValue("check", check.name())
                    .setCause(e.getCause())
                    .log("a check failed");
            return Finding.unknown(
                    "The node made a mistake while it looked at this.",
                    "Run this again; if it comes back, report it with the log.");
        } catch (CancellationException | RejectedExecutionException | InterruptedException e) {
            return Finding.unknown("The node was stopped before this was looked at.", "Run this again.");
        }
    }

    /** One try at a check. */
    private static final class Attempt {
        private final Check check;
        private final FutureTask<Finding> task;
        private volatile boolean begun;
        private volatile boolean ended;

        Attempt(Check check) {
            this.check = check;
            this.task = new FutureTask<>(this::look);
        }

        /** Whether its thread is not back; a cancelled task says it is done nevertheless. */
        boolean hangs() {
            return begun && !ended;
        }

        private Finding look() throws Exception {
            begun = true;
            try {
                return check.probe().look();
            } finally {
                ended = true;
            }
        }
    }
}
