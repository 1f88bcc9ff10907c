package dev.flightcase.http.netty;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.util.concurrent.TimeUnit;

/** Ends a connection that sends more frames without purpose than anybody needs. Owned by the event loop. */
final class FloodBudget {
    private final int framesMax;
    private final long windowNanos;
    private long beganNanos;
    private int frames;

    FloodBudget(int framesMax, int windowSeconds, long nowNanos) {
        this.framesMax = framesMax;
        this.windowNanos = TimeUnit.SECONDS.toNanos(windowSeconds);
        this.beganNanos = nowNanos;
    }

    /**
     * @throws Http2Exception when it is used up: the connection gets GOAWAY with ENHANCE_YOUR_CALM
     */
    void spend(long nowNanos) throws Http2Exception {
        if (nowNanos - beganNanos >= windowNanos) {
            beganNanos = nowNanos;
            frames = 0;
        }
        frames++;
        if (frames > framesMax) {
            throw Http2Exception.connectionError(
                    Http2Error.ENHANCE_YOUR_CALM, "more than %s control frames in a while", framesMax);
        }
    }
}
