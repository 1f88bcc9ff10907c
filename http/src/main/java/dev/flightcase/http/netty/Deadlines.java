package dev.flightcase.http.netty;

import dev.flightcase.http.HttpTimeouts;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When a lane has waited long enough. One timer at a time: bytes that move only push the deadline, which the timer notices when it
 * rings. Owned by the event loop.
 */
final class Deadlines {
    /** How long a client may go on sending what nobody reads, so that it sees the answer before the reset. */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long NEVER = Long.MAX_VALUE;

    enum Phase {
        IDLE,
        RECEIVING,
        HANDLING,
        WRITING,
        LINGERING
    }

    private final HttpTimeouts timeouts;
    private final Wire wire;
    private final Consumer<Phase> expired;
    private Phase phase = Phase.IDLE;
    private boolean totalTime = true;
    private boolean quietAllowed;
    private long activeNanos;
    private long requestNanos;
    private long responseNanos;
    private boolean headBegun;
    private long outputMark;
    private @Nullable Future<?> timer;
    private long timerNanos;

    Deadlines(HttpTimeouts timeouts, Wire wire, Consumer<Phase> expired) {
        this.timeouts = timeouts;
        this.wire = wire;
        this.expired = expired;
    }

    Phase phase() {
        return phase;
    }

    long now() {
        return wire.loop().ticker().nanoTime();
    }

    /** Waits for the next request. */
    void idle() {
        headBegun = false;
        enter(Phase.IDLE);
    }

    /** The first bytes of a head are here, perhaps not all. */
    void headBegun() {
        if (!headBegun) {
            headBegun = true;
            requestNanos = now();
            arm();
        }
    }

    void receiving(boolean limitTotalTime) {
        if (!headBegun) {
            requestNanos = now();
        }
        totalTime = limitTotalTime;
        enter(Phase.RECEIVING);
    }

    void handling() {
        responseNanos = now();
        enter(Phase.HANDLING);
    }

    /**
     * @param stream may be quiet as long as nothing waits to be sent, and has no total time
     */
    void writing(boolean stream) {
        // The answer that the time is over needs time of its own.
        if (phase != Phase.HANDLING || sinceResponse(now()) <= 0) {
            responseNanos = now();
        }
        quietAllowed = stream;
        totalTime &= !stream;
        enter(Phase.WRITING);
    }

    void lingering() {
        enter(Phase.LINGERING);
    }

    /** Bytes came in. */
    void active() {
        if (phase != Phase.LINGERING) {
            activeNanos = now();
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void enter(Phase next) {
        phase = next;
        activeNanos = now();
        arm();
    }

    private void arm() {
        long now = now();
        long wait = remaining(now);
        if (wait == NEVER || (timer != null && timerNanos - now <= wait)) {
            return;
        }
        stop();
        timerNanos = now + wait;
        timer = wire.loop().schedule(this::ring, Math.max(wait, 0), TimeUnit.NANOSECONDS);
    }

    private void ring() {
        timer = null;
        if (!wire.isOpen()) {
            return;
        }
        observeOutput();
        if (remaining(now()) <= 0) {
            expired.accept(phase);
        }
        if (wire.isOpen()) {
            arm();
        }
    }

    private void observeOutput() {
        if (phase != Phase.WRITING) {
            return;
        }
        long mark = wire.outputMark();
        if (mark != outputMark || (quietAllowed && wire.outputEmpty())) {
            outputMark = mark;
            activeNanos = now();
        }
    }

    private long remaining(long now) {
        long idle = timeouts.idle().toNanos() - (now - activeNanos);
        return switch (phase) {
            case IDLE -> headBegun ? Math.min(idle, sinceRequest(now)) : idle;
            case RECEIVING -> totalTime ? Math.min(idle, sinceRequest(now)) : idle;
            case HANDLING -> totalTime ? sinceResponse(now) : NEVER;
            case WRITING -> totalTime ? Math.min(idle, sinceResponse(now)) : idle;
            case LINGERING -> LINGER_NANOS - (now - activeNanos);
        };
    }

    private long sinceRequest(long now) {
        return timeouts.request().toNanos() - (now - requestNanos);
    }

    private long sinceResponse(long now) {
        return timeouts.response().toNanos() - (now - responseNanos);
    }
}
