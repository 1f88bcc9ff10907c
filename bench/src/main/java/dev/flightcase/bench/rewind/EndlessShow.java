package dev.flightcase.bench.rewind;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.playlist.MediaPlaylist.Start;
import dev.flightcase.media.playlist.MediaPlaylist.Terms;
import dev.flightcase.media.rewind.RewindSource;
import dev.flightcase.media.store.SegmentStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A live stream whose segments' content follows from their names, so that whoever gets one can tell whether it is whole. Thread-safe. */
final class EndlessShow implements RewindSource {
    private static final int LISTED = 6;
    private static final int BYTES_MIN = 20_000;
    private static final int BYTES_MAX = 400_000;
    private static final int MAP_BYTES = 700;
    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

    private final SegmentStore store = new SegmentStore(64L << 20, System::nanoTime);
    private final List<Segment> segments = new ArrayList<>();
    private final String token;
    private long first;

    /**
     * @param token unique for each life of the process
     * @param first number of its first segment
     */
    EndlessShow(String token, long first) {
        this.token = token;
        this.first = first;
        put(map());
    }

    private String map() {
        return "main-init-" + token + ".mp4";
    }

    /** What is under this name, always. */
    static byte[] content(String name) {
        var random = new SplittableRandom(name.hashCode());
        var content = new byte[name.endsWith(".mp4") ? MAP_BYTES : random.nextInt(BYTES_MIN, BYTES_MAX)];
        random.nextBytes(content);
        return content;
    }

    private void put(String name) {
        SharedBytesPool.Writer writer = store.newWriter();
        if (!store.write(writer, ByteBuffer.wrap(content(name)))) {
            throw new IllegalStateException("no memory");
        }
        store.put(name, writer.finish());
    }

    /** One more segment. */
    synchronized void goOn() {
        long number = first + segments.size();
        String name = "main-" + number + "-" + token + ".m4s";
        put(name);
        Start start = new Start(false, BEGIN.plusSeconds(2 * number), map());
        segments.add(new Segment(name, Duration.ofSeconds(2), start, false, List.of()));
        if (segments.size() > LISTED) {
            store.drop(segments.removeFirst().uri());
            first++;
        }
    }

    synchronized long next() {
        return first + segments.size();
    }

    void close() {
        store.close();
    }

    @Override
    public String name() {
        return "stage";
    }

    @Override
    public synchronized Map<String, MediaPlaylist> playlists() {
        return segments.isEmpty()
                ? Map.of()
                : Map.of(
                        "main",
                        new MediaPlaylist(
                                new Terms(2, Duration.ofMillis(333), true),
                                first,
                                0,
                                List.copyOf(segments),
                                null,
                                null,
                                false));
    }

    @Override
    public Optional<String> multivariant() {
        return Optional.of("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nmain.m3u8\n");
    }

    @Override
    public Optional<SharedBytes> object(String uri) {
        return store.get(uri);
    }
}
