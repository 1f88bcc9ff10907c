package dev.flightcase.daemon.updates;

import dev.flightcase.http.BodySink;
import dev.flightcase.http.Bytes;
import java.util.function.Consumer;

/**
 * One client. It is behind when it reads too slowly; then it gets nothing until it has read what is queued, and then what
 * changed meanwhile, as if it had come back.
 */
final class Subscriber {
    private final BodySink sink;
    private final Consumer<Subscriber> caughtUp;
    private Position at;
    private boolean behind;

    Subscriber(BodySink sink, Position at, Consumer<Subscriber> caughtUp) {
        this.sink = sink;
        this.at = at;
        this.caughtUp = caughtUp;
    }

    /** Any thread; {@code now} is what the client knows after it. */
    synchronized void send(Bytes events, Position now) {
        if (behind) {
            return;
        }
        if (sink.offer(events)) {
            at = now;
        } else {
            behind = true;
            sink.onWritable(() -> caughtUp.accept(this));
        }
    }

    synchronized void heartbeat() {
        if (!behind && !sink.offer(EventText.HEARTBEAT)) {
            behind = true;
            sink.onWritable(() -> caughtUp.accept(this));
        }
    }

    /** What it has been told; from then on it is told again. */
    synchronized Position resume() {
        behind = false;
        return at;
    }

    void end() {
        sink.end();
    }
}
