package dev.flightcase.bench.live;

import dev.flightcase.bench.load.Herd;
import dev.flightcase.bench.load.HttpText;
import java.io.IOException;
import java.time.Duration;

/**
 * So many viewers of low-latency HLS, each with two connections: one that asks for the playlist and one that asks for the part that it hints
 * at. One thread; blocks.
 */
final class Audience implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Herd herd;
    private final int viewers;

    Audience(int port, int viewers) throws IOException {
        this.herd = new Herd(port, 2 * viewers);
        this.viewers = viewers;
    }

    int requests() {
        return herd.size();
    }

    void ask(String playlist, String part) throws IOException {
        for (int i = 0; i < viewers; i++) {
            herd.ask(i, HttpText.get(playlist, ""));
            herd.ask(viewers + i, HttpText.get(part, ""));
        }
    }

    /** @return when the last viewer had both, by {@link System#nanoTime()} */
    long awaitAll() throws IOException {
        return herd.awaitAll(PATIENCE);
    }

    /**
     * Whether all were answered the same, and well.
     *
     * @param partBytes at least
     * @return the playlist
     */
    String check(int partBytes) throws IOException {
        long playlistSum = herd.answer(0).bodyChecksum();
        long partSum = herd.answer(viewers).bodyChecksum();
        for (int i = 0; i < viewers; i++) {
            var playlist = herd.answer(i);
            var part = herd.answer(viewers + i);
            if (playlist.status() != 200 || playlist.bodyChecksum() != playlistSum) {
                throw new IOException("viewer " + i + " has another playlist: " + playlist.summary());
            }
            if (part.status() != 200 || part.bodyChecksum() != partSum || part.bodyBytes() < partBytes) {
                throw new IOException(
                        "viewer " + i + " has another part: " + part.status() + ", " + part.bodyBytes() + " bytes");
            }
        }
        return herd.answer(0).body();
    }

    @Override
    public void close() throws IOException {
        herd.close();
    }
}
