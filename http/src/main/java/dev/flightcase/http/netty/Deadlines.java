package dev.flightcase.http.netty;

import dev.flightcase.http.HttpTimeouts;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When a connection has waited long enough. One timer at a time: bytes that move only push the deadline, which the timer notices when it
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

    Deadlines(HttpTimeouts timeouts, Consumer<Phase> expired) {
        this.timeouts = timeouts;
        this.expired = expired;
    }

    Phase phase() {
        return phase;
    }

    long now(ChannelHandlerContext ctx) {
        return ctx.executor().ticker().nanoTime();
    }

    /** Waits for the next request. */
    void idle(ChannelHandlerContext ctx) {
        headBegun = false;
        enter(ctx, Phase.IDLE);
    }

    /** The first bytes of a head are here, perhaps not all. */
    void headBegun(ChannelHandlerContext ctx) {
        if (!headBegun) {
            headBegun = true;
            requestNanos = now(ctx);
            arm(ctx);
        }
    }

    void receiving(ChannelHandlerContext ctx, boolean limitTotalTime) {
        if (!headBegun) {
            requestNanos = now(ctx);
        }
        totalTime = limitTotalTime;
        enter(ctx, Phase.RECEIVING);
    }

    void handling(ChannelHandlerContext ctx) {
        responseNanos = now(ctx);
        enter(ctx, Phase.HANDLING);
    }

    /**
     * @param stream may be quiet as long as nothing waits to be sent, and has no total time
     */
    void writing(ChannelHandlerContext ctx, boolean stream) {
        // The answer that the time is over needs time of its own.
        if (phase != Phase.HANDLING || sinceResponse(now(ctx)) <= 0) {
            responseNanos = now(ctx);
        }
        quietAllowed = stream;
        totalTime &= !stream;
        enter(ctx, Phase.WRITING);
    }

    void lingering(ChannelHandlerContext ctx) {
        enter(ctx, Phase.LINGERING);
    }

    /** Bytes came in. */
    void active(ChannelHandlerContext ctx) {
        if (phase != Phase.LINGERING) {
            activeNanos = now(ctx);
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void enter(ChannelHandlerContext ctx, Phase next) {
        phase = next;
        activeNanos = now(ctx);
        arm(ctx);
    }

    private void arm(ChannelHandlerContext ctx) {
        long now = now(ctx);
        long wait = remaining(now);
        if (wait == NEVER || (timer != null && timerNanos - now <= wait)) {
            return;
        }
        stop();
        timerNanos = now + wait;
        timer = ctx.executor().schedule(() -> ring(ctx), Math.max(wait, 0), TimeUnit.NANOSECONDS);
    }

    private void ring(ChannelHandlerContext ctx) {
        timer = null;
        if (!ctx.channel().isActive()) {
            return;
        }
        observeOutput(ctx);
        if (remaining(now(ctx)) <= 0) {
            expired.accept(phase);
        }
        if (ctx.channel().isActive()) {
            arm(ctx);
        }
    }

    private void observeOutput(ChannelHandlerContext ctx) {
        ChannelOutboundBuffer output = ctx.channel().unsafe().outboundBuffer();
        if (phase != Phase.WRITING || output == null) {
            return;
        }
        long mark = output.totalPendingWriteBytes() * 31 + output.currentProgress() + 7L * output.size();
        if (mark != outputMark || (quietAllowed && output.isEmpty())) {
            outputMark = mark;
            activeNanos = now(ctx);
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
