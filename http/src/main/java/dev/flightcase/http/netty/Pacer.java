package dev.flightcase.http.netty;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bodies of paced routes, of all connections together, under one rate: a token bucket, and behind it a line of connections that take turns
 * piece by piece. Whoever waits costs a small object; no thread waits, and nothing that is not paced is ever behind it, on the same connection
 * either.
 *
 * <p>Netty's own traffic shaping works below the protocols, on all writes of a channel: it would hold back playlists and orders that share
 * a connection with media. Thread-safe.
 */
final class Pacer {
    /** What may go at once after a pause: a part to each of a few viewers. */
    private static final int BURSTS_PER_SECOND = 10;
    /** So many turns in a second, between these sizes: small enough to be fair, large enough to be few writes. */
    private static final int TURNS_PER_SECOND = 50;

    private static final int PIECE_BYTES_MIN = 8 * 1024;

    private final long bytesPerSecond;
    private final int pieceBytes;
    private final double burstBytes;
    private final Map<Object, Deque<Waiter>> lines = new LinkedHashMap<>();
    private double tokens;
    private boolean begun;
    private long filledNanos;
    private boolean timed;

    /** Somebody who waits for a turn. */
    record Waiter(Object connection, EventExecutor loop, long bytes, Runnable turn) {}

    /**
     * @param bytesPerSecond 0 for no limit
     */
    Pacer(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
        this.pieceBytes = Math.clamp(bytesPerSecond / TURNS_PER_SECOND, PIECE_BYTES_MIN, PieceByPiece.PIECE_BYTES);
        this.burstBytes = (double) Math.max(bytesPerSecond / BURSTS_PER_SECOND, pieceBytes);
        this.tokens = burstBytes;
    }

    boolean isOn() {
        return bytesPerSecond > 0;
    }

    /** No piece may be larger. */
    int pieceBytes() {
        return pieceBytes;
    }

    /** False: it must go piece by piece, since there is no room for it now or others wait. */
    synchronized boolean take(long bytes, long nowNanos) {
        fill(nowNanos);
        if (!lines.isEmpty() || tokens < bytes) {
            return false;
        }
        tokens -= bytes;
        return true;
    }

    /**
     * Gets into line.
     *
     * @param connection all that wait on it share one place
     * @param loop runs {@code turn} when it comes
     * @return null: it is its turn already, and {@code turn} is left to the caller
     */
    synchronized @Nullable Waiter line(Object connection, EventExecutor loop, long bytes, Runnable turn) {
        long now = loop.ticker().nanoTime();
        if (take(bytes, now)) {
            return null;
        }
        Waiter waiter = new Waiter(connection, loop, bytes, turn);
        lines.computeIfAbsent(connection, _ -> new ArrayDeque<>()).addLast(waiter);
        arm(now);
        return waiter;
    }

    /** It does not want its turn any more. */
    synchronized void leave(Waiter waiter) {
        Deque<Waiter> line = lines.get(waiter.connection());
        if (line != null && line.remove(waiter) && line.isEmpty()) {
            lines.remove(waiter.connection());
        }
    }

    private void fill(long nowNanos) {
        if (begun) {
            double passed = (double) Math.max(0, nowNanos - filledNanos) / TimeUnit.SECONDS.toNanos(1);
            tokens = Math.min(burstBytes, tokens + passed * bytesPerSecond);
        }
        begun = true;
        filledNanos = nowNanos;
    }

    /** One timer for all, on the loop of whoever is next. */
    private void arm(long nowNanos) {
        if (timed || lines.isEmpty()) {
            return;
        }
        fill(nowNanos);
        Waiter next = first().getFirst();
        double missing = Math.max(0, next.bytes() - tokens);
        long nanos = (long) Math.ceil(missing / bytesPerSecond * TimeUnit.SECONDS.toNanos(1));
        try {
            next.loop()
                    .schedule(() -> serve(next.loop().ticker().nanoTime()), Math.max(1, nanos), TimeUnit.NANOSECONDS);
            timed = true;
        } catch (RejectedExecutionException e) {
            // The server has closed, and with it every connection that waits.
            lines.clear();
        }
    }

    private Deque<Waiter> first() {
        return lines.values().iterator().next();
    }

    private void serve(long nowNanos) {
        List<Waiter> ready = new ArrayList<>();
        synchronized (this) {
            timed = false;
            fill(nowNanos);
            while (!lines.isEmpty() && tokens >= first().getFirst().bytes()) {
                Waiter next = nextInTurn();
                tokens -= next.bytes();
                ready.add(next);
            }
            arm(nowNanos);
        }
        ready.forEach(waiter -> waiter.loop().execute(waiter.turn()));
    }

    /** Its connection goes to the end. */
    private Waiter nextInTurn() {
        Iterator<Map.Entry<Object, Deque<Waiter>>> entries = lines.entrySet().iterator();
        Map.Entry<Object, Deque<Waiter>> entry = entries.next();
        Object connection = entry.getKey();
        Deque<Waiter> line = entry.getValue();
        entries.remove();
        Waiter waiter = line.removeFirst();
        if (!line.isEmpty()) {
            lines.put(connection, line);
        }
        return waiter;
    }
}
