package dev.flightcase.daemon.api;

import dev.flightcase.http.BodySink;
import dev.flightcase.http.Bytes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;

/**
 * A stream's body for code that writes and blocks: waits while the client reads too slowly, as long as the server's idle
 * timeout lets it. Not thread-safe.
 */
final class SinkStream extends OutputStream {
    private final BodySink sink;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean over;

    SinkStream(BodySink sink) {
        this.sink = sink;
        sink.onWritable(news::release);
        sink.onClosed(() -> {
            over = true;
            news.release();
        });
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        var piece = Bytes.of(ByteBuffer.wrap(bytes.clone(), from, length));
        while (!over && !sink.offer(piece)) {
            await();
        }
        if (over) {
            throw new IOException("the client is gone");
        }
    }

    private void await() throws InterruptedIOException {
        try {
            news.acquire();
            news.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the node stops");
        }
    }
}
