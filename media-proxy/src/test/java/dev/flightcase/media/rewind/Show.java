package dev.flightcase.media.rewind;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.playlist.MediaPlaylist.Start;
import dev.flightcase.media.playlist.MediaPlaylist.Terms;
import dev.flightcase.media.store.SegmentStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A stream with segments of two seconds, of which the last six are listed and in memory. */
final class Show implements RewindSource {
    static final int LISTED = 6;

    private final SegmentStore store = new SegmentStore(64 * 1024 * 1024, () -> 0);
    private final List<Segment> segments = new ArrayList<>();
    private final String token;
    private final int bytes;
    private long first;
    private boolean shown = true;

    /**
     * @param token unique for each process
     * @param first number of the first segment
     * @param bytes of each
     */
    Show(String token, long first, int bytes) {
        this.token = token;
        this.first = first;
        this.bytes = bytes;
        put("main-init-" + token + ".mp4", 700);
    }

    private void put(String name, int length) {
        var writer = store.newWriter();
        byte[] content = new byte[length];
        new Random(name.hashCode()).nextBytes(content);
        if (!store.write(writer, ByteBuffer.wrap(content))) {
            throw new IllegalStateException("no memory");
        }
        store.put(name, writer.finish());
    }

    String uri(long number) {
        return "main-" + number + "-" + token + ".m4s";
    }

    void segments(int count) {
        for (int i = 0; i < count; i++) {
            long number = first + segments.size();
            put(uri(number), bytes);
            Instant date = Instant.parse("2026-11-21T10:00:00Z").plusSeconds(2 * number);
            Start start = new Start(false, date, "main-init-" + token + ".mp4");
            segments.add(new Segment(uri(number), Duration.ofSeconds(2), start, false, List.of()));
            if (segments.size() > LISTED) {
                store.drop(segments.removeFirst().uri());
                first++;
            }
        }
    }

    void drop(long number) {
        store.drop(uri(number));
    }

    void off() {
        shown = false;
    }

    byte[] content(long number) {
        SharedBytes found = object(uri(number)).orElseThrow();
        byte[] content = found.copy(0, (int) found.length()).toByteArray();
        found.release();
        return content;
    }

    @Override
    public String name() {
        return "stage";
    }

    @Override
    public Map<String, MediaPlaylist> playlists() {
        MediaPlaylist live = new MediaPlaylist(
                new Terms(2, Duration.ofMillis(333), true), first, 0, List.copyOf(segments), null, null, false);
        return shown && !segments.isEmpty() ? Map.of("main", live) : Map.of();
    }

    @Override
    public Optional<String> multivariant() {
        return shown ? Optional.of("#EXTM3U\nmain.m3u8\n") : Optional.empty();
    }

    @Override
    public Optional<SharedBytes> object(String uri) {
        return store.get(uri);
    }
}
