package dev.flightcase.bench.video;

import dev.flightcase.bench.load.PlainConnection;
import dev.flightcase.demo.visitor.MediaPlaylist;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One player without a screen: follows the live edge and reads each new segment once, at its pace. */
final class PacedViewer implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CHUNK_BYTES = 32 << 10;
    /** Little, so that the server feels the pace and its socket buffers do not hide it. */
    private static final int RECEIVE_BYTES = 64 << 10;

    private static final double BYTES_PER_MEGABIT = 125_000;
    private static final int SEGMENTS_BEHIND_EDGE = 3;

    private final int port;
    private final URI multivariant;
    private final Throttle throttle;
    private final Audience.Seen seen;
    private final AtomicBoolean over;
    private final CountDownLatch watching;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private long next = -1;
    private boolean counted;

    PacedViewer(
            int port, String stream, double megabits, Audience.Seen seen, AtomicBoolean over, CountDownLatch watching) {
        this.port = port;
        this.multivariant = URI.create("/live/" + stream + "/index.m3u8");
        this.throttle = new Throttle(Math.round(megabits * BYTES_PER_MEGABIT));
        this.seen = seen;
        this.over = over;
        this.watching = watching;
    }

    @Override
    public void run() {
        while (!over.get()) {
            try (var connection = new PlainConnection(port, RECEIVE_BYTES, PATIENCE)) {
                watch(connection);
            } catch (IOException e) {
                if (!over.get()) {
                    seen.errors.increment();
                }
            } catch (InterruptedException e) {
                // The show is over.
                return;
            }
        }
    }

    private void watch(PlainConnection connection) throws IOException, InterruptedException {
        var variant = MediaPlaylist.firstVariant(
                connection.get(multivariant.toString(), "").text());
        if (variant.isEmpty()) {
            throw new IOException("no variant in " + multivariant);
        }
        var media = multivariant.resolve(variant.get());
        while (!over.get()) {
            var playlist =
                    MediaPlaylist.parse(connection.get(media.toString(), "").text());
            if (playlist.isEmpty()) {
                throw new IOException("no media playlist at " + media);
            }
            boolean changed = play(connection, media, playlist.get());
            // RFC 8216 section 6.3.4: half a target duration when nothing had changed.
            TimeUnit.MILLISECONDS.sleep(changed ? 0 : playlist.get().target().toMillis() / 2);
        }
    }

    private boolean play(PlainConnection connection, URI media, MediaPlaylist playlist)
            throws IOException, InterruptedException {
        long end = playlist.sequence() + playlist.segments().size();
        if (next < 0) {
            next = Math.max(playlist.sequence(), end - SEGMENTS_BEHIND_EDGE);
        }
        if (next < playlist.sequence()) {
            seen.late.add(playlist.sequence() - next);
            next = playlist.sequence();
        }
        boolean changed = next < end;
        for (; next < end && !over.get(); next++) {
            var segment = playlist.segments().get((int) (next - playlist.sequence()));
            var got = connection.get(media.resolve(segment.uri()).toString(), "");
            long took = drain(got.body());
            if (got.status() != 200) {
                seen.errors.increment();
            } else if (took > segment.duration().toNanos()) {
                seen.late.increment();
            }
            seen.segments.increment();
            if (!counted) {
                counted = true;
                watching.countDown();
            }
        }
        return changed;
    }

    /** @return nanoseconds that it took */
    private long drain(InputStream body) throws IOException, InterruptedException {
        long started = System.nanoTime();
        throttle.begin(started);
        int count = body.read(chunk);
        while (count >= 0) {
            seen.bytes.add(count);
            long wait = throttle.read(count, System.nanoTime());
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            count = body.read(chunk);
        }
        return System.nanoTime() - started;
    }
}
