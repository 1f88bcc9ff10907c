package dev.flightcase.media.packager;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.conformance.ConformanceMonitor;
import dev.flightcase.media.conformance.PartFacts;
import dev.flightcase.media.conformance.Tolerance;
import dev.flightcase.media.conformance.mp4.Track;
import dev.flightcase.media.isobmff.Boxes;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.playlist.MediaPlaylistWriter;
import dev.flightcase.media.playlist.MultivariantPlaylist;
import dev.flightcase.media.store.SegmentStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two renditions of pictures and one of sound, time that moves by hand, and the conformance monitor, which is shown every state of every
 * playlist and every part.
 */
final class Stage implements PackagerCounts {
    static final String LARGE = "large";
    static final String SMALL = "small";
    static final String SOUND = "sound";

    private long ticks = 1_000_000_000L;
    private long wallOffset = Instant.parse("2026-11-21T10:00:00Z").getEpochSecond() * 1_000_000_000L;
    final MediaTime time = new MediaTime(() -> Instant.EPOCH.plusNanos(ticks + wallOffset), () -> ticks);
    final SegmentStore store = new SegmentStore(64L << 20, time.ticks());
    final StreamPackager packager =
            new StreamPackager(new Packaging("demo/", "t0", store, time, Cuts.defaults(), 8, 0), this);
    final Set<String> violations = new LinkedHashSet<>();
    private final ConformanceMonitor monitor = new ConformanceMonitor(
            "demo", Tolerance.DEFAULT, time.ticks(), 1, (_, _, first) -> violations.add(first.toString()));
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Long> frames = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private String multivariant = "";
    int lost;
    int restarted;
    int repeated;

    Stage(String... renditions) {
        for (String name : renditions) {
            connect(name);
        }
    }

    /** A source connects (again); it goes on with its next frame. */
    void connect(String name, byte[]... freeBox) {
        Source source = new Source(packager, name, store);
        sources.put(name, source);
        frames.putIfAbsent(name, 0L);
        for (byte[] payload : freeBox) {
            source.send(Boxes.box("ftyp", payload));
        }
        source.send(name.equals(SOUND) ? Boxes.soundInit() : Boxes.pictureInit());
    }

    /** So many pictures, and their sound, come in one moment. */
    void burst(int pictures) {
        for (int i = 0; i < pictures; i++) {
            for (String name : sources.keySet()) {
                send(name, frames.getOrDefault(name, 0L));
                frames.merge(name, 1L, Long::sum);
            }
        }
        look();
    }

    /** Media time of all sources jumps to this frame of pictures. */
    void jump(long frame) {
        frames.replaceAll((_, _) -> frame);
    }

    /** So many pictures last: those sources send theirs, the others nothing. Media time of those that are {@code absent} goes on. */
    void play(int pictures, List<String> sending, List<String> absent) {
        for (int i = 0; i < pictures; i++) {
            ticks += 33_333_333;
            for (String name : sending) {
                send(name, frames.getOrDefault(name, 0L));
            }
            sending.forEach(name -> frames.merge(name, 1L, Long::sum));
            absent.forEach(name -> frames.merge(name, 1L, Long::sum));
            if (i % 3 == 2) {
                packager.sweep();
                store.sweep();
            }
            look();
        }
    }

    /** All send. */
    void play(int pictures) {
        play(pictures, List.copyOf(sources.keySet()), List.of());
    }

    /** Nobody sends, and their time stands. */
    void silence(int pictures) {
        play(pictures, List.of(), List.of());
    }

    private void send(String name, long frame) {
        Source source = Objects.requireNonNull(sources.get(name));
        if (name.equals(SOUND)) {
            long from = frame * 1600 / 1024;
            long to = (frame + 1) * 1600 / 1024;
            if (to > from) {
                source.send(Boxes.sounds(1, from, (int) (to - from)));
            }
        } else {
            source.send(Boxes.pictures(frame, 1, frame % 30 == 0, 100));
        }
    }

    void step(Duration wall) {
        wallOffset += wall.toNanos();
    }

    private void look() {
        for (String name : packager.takeChanged()) {
            packager.playlist(name).ifPresent(playlist -> {
                parts(name, playlist);
                monitor.playlist(name + ".m3u8", text(name), ticks);
                if (MediaPlaylistWriter.skips(playlist)) {
                    monitor.delta(name + ".m3u8", MediaPlaylistWriter.delta(playlist, packager.reportsFor(name)));
                }
            });
        }
        packager.multivariant()
                .map(MultivariantPlaylist::render)
                .filter(text -> !text.equals(multivariant))
                .ifPresent(text -> {
                    multivariant = text;
                    monitor.multivariant(text);
                });
        monitor.tick(ticks);
    }

    private void parts(String name, MediaPlaylist playlist) {
        for (Segment segment : playlist.segments()) {
            segment.parts().forEach(part -> part(name, segment.start().map(), part));
        }
        if (playlist.open() != null) {
            String map = playlist.open().start().map();
            playlist.open().parts().forEach(part -> part(name, map, part));
        }
    }

    private void part(String name, @Nullable String section, Part part) {
        if (!part.gap() && told.add(part.uri())) {
            List<Track> tracks = Track.of(bytes(Objects.requireNonNull(section)).orElseThrow());
            bytes(part.uri()).ifPresent(there -> monitor.part(name + ".m3u8", PartFacts.of(part.uri(), tracks, there)));
        }
    }

    private Optional<ByteBuffer> bytes(String uri) {
        Optional<SharedBytes> found = store.get("demo/" + uri);
        try {
            return found.map(there -> there.copy(0, (int) there.length()).asByteBuffer());
        } finally {
            found.ifPresent(SharedBytes::release);
        }
    }

    boolean canBeHad(String uri) {
        return bytes(uri).isPresent();
    }

    MediaPlaylist playlist(String name) {
        return packager.playlist(name).orElseThrow();
    }

    String text(String name) {
        return MediaPlaylistWriter.whole(playlist(name), packager.reportsFor(name));
    }

    Instant now() {
        return time.wall().instant();
    }

    void close() {
        packager.close();
        store.close();
    }

    @Override
    public void partOut() {}

    @Override
    public void segmentOut(long bytes) {}

    @Override
    public void segmentTooLong() {}

    @Override
    public void repeated() {
        repeated++;
    }

    @Override
    public void lost() {
        lost++;
    }

    @Override
    public void restarted() {
        restarted++;
    }

    @Override
    public void refused() {}
}
