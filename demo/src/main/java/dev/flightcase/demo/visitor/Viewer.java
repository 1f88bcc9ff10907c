package dev.flightcase.demo.visitor;

import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.client.Http.Got;
import dev.flightcase.demo.visitor.MediaPlaylist.Segment;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One player without a screen: follows the live edge, fetches every segment once, and knows from the durations when a picture would
 * have stood still. Runs in a thread of its own.
 */
final class Viewer implements Runnable {
    /** RFC 8216 section 6.3.3: not closer to the end than three target durations. */
    private static final int SEGMENTS_BEHIND_EDGE = 3;

    private final Http http;
    private final URI multivariant;
    private final Pace pace;
    private final LongSupplier nanos;
    private final Watching watching;

    private Optional<URI> variant = Optional.empty();
    private long next = -1;
    private String init = "";
    private long bufferedUntil;

    Viewer(Http http, URI multivariant, Pace pace, LongSupplier nanos, Watching watching) {
        this.http = http;
        this.multivariant = multivariant;
        this.pace = pace;
        this.nanos = nanos;
        this.watching = watching;
    }

    @Override
    public void run() {
        try {
            while (pace.goesOn()) {
                pace.pause(step());
            }
        } catch (InterruptedException e) {
            watching.error("a viewer was still busy when the demo stopped");
        }
    }

    /** One look at the playlist and what is new in it; answers how long to wait before the next. */
    Duration step() throws InterruptedException {
        var retry = Duration.ofSeconds(1);
        if (variant.isEmpty()) {
            variant = findVariant();
        }
        if (variant.isEmpty()) {
            watching.error("no variant in " + multivariant.getPath());
            return retry;
        }
        var playlist = http.get(variant.get()) instanceof Got got && got.status() == 200
                ? MediaPlaylist.parse(got.body())
                : Optional.<MediaPlaylist>empty();
        if (playlist.isEmpty()) {
            watching.error("no media playlist at " + variant.get().getPath());
            return retry;
        }
        boolean changed = play(variant.get(), playlist.get());
        // RFC 8216 section 6.3.4: after one target duration, or half of one when nothing had changed.
        return changed ? playlist.get().target() : playlist.get().target().dividedBy(2);
    }

    private Optional<URI> findVariant() throws InterruptedException {
        return http.get(multivariant) instanceof Got got && got.status() == 200
                ? MediaPlaylist.firstVariant(got.body()).map(multivariant::resolve)
                : Optional.empty();
    }

    private boolean play(URI at, MediaPlaylist playlist) throws InterruptedException {
        long end = playlist.sequence() + playlist.segments().size();
        if (next < 0) {
            next = Math.max(playlist.sequence(), end - SEGMENTS_BEHIND_EDGE);
        }
        if (next < playlist.sequence()) {
            watching.missed(playlist.sequence() - next);
            next = playlist.sequence();
        }
        fetchInit(at, playlist.init());
        boolean changed = next < end;
        while (next < end && pace.goesOn()) {
            fetch(at, playlist.segments().get((int) (next - playlist.sequence())));
            next++;
        }
        return changed;
    }

    private void fetchInit(URI at, Optional<String> uri) throws InterruptedException {
        if (uri.isPresent() && !uri.get().equals(init)) {
            init = uri.get();
            count(http.download(at.resolve(init)), init);
        }
    }

    private void fetch(URI at, Segment segment) throws InterruptedException {
        long bytes = http.download(at.resolve(segment.uri()));
        count(bytes, segment.uri());
        if (bytes < 0) {
            return;
        }
        if (segment.afterDiscontinuity()) {
            watching.discontinuity();
        }
        long now = nanos.getAsLong();
        if (bufferedUntil == 0) {
            bufferedUntil = now;
        } else if (now - bufferedUntil > 0) {
            watching.stalled();
            bufferedUntil = now;
        }
        bufferedUntil += segment.duration().toNanos();
        watching.segment();
    }

    private void count(long bytes, String uri) {
        if (bytes < 0) {
            watching.error("no " + uri);
        } else {
            watching.bytes(bytes);
        }
    }
}
