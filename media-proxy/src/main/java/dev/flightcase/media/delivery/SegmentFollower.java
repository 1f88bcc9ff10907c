package dev.flightcase.media.delivery;

import dev.flightcase.http.Body;
import dev.flightcase.http.BodySink;
import dev.flightcase.http.Headers;
import dev.flightcase.http.Response;
import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Open;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One viewer of a segment that is under way: gets each part, whole and at once, when it is published, and the end when the segment is complete. A
 * segment that is never completed ends in a cut, so that nobody takes what was sent for all of it. Thread-safe.
 */
final class SegmentFollower implements Body.Source {
    private final String uri;
    private final OpenRange range;
    private final MediaObjects objects;
    private final LiveEdge edge;
    private @Nullable BodySink sink;
    private @Nullable MediaPlaylist newest;
    private long skip;
    private int sent;
    private boolean over;

    SegmentFollower(String uri, OpenRange range, MediaObjects objects, LiveEdge edge) {
        this.uri = uri;
        this.range = range;
        this.objects = objects;
        this.edge = edge;
        this.skip = range.first();
    }

    boolean isOpenIn(MediaPlaylist playlist) {
        Open open = playlist.open();
        return open != null && !open.parts().isEmpty() && open.uri().equals(uri);
    }

    /** Whether there is a byte of the range. */
    boolean hasBytesIn(MediaPlaylist playlist) {
        Open open = playlist.open();
        long bytes = 0;
        for (Part part : open == null ? List.<Part>of() : open.parts()) {
            Optional<SharedBytes> found = objects.find(part.uri());
            bytes += found.map(SharedBytes::length).orElse(0L);
            found.ifPresent(SharedBytes::release);
        }
        return bytes > range.first();
    }

    /** Of a segment whose length nobody knows: no cache may take it for the whole. */
    Response response() {
        return new Response(
                206,
                Headers.of(
                        "Content-Type",
                        LiveRequests.type(uri),
                        "Content-Range",
                        range.contentRange(),
                        "Cache-Control",
                        "no-store"),
                new Body.Stream(this));
    }

    @Override
    public void start(BodySink to) {
        synchronized (this) {
            sink = to;
        }
        to.onClosed(() -> edge.leave(this));
        to.onWritable(this::goOn);
        if (!edge.follow(this)) {
            abandon();
        }
    }

    private synchronized void goOn() {
        if (newest != null) {
            advance(newest);
        }
    }

    /** Sends what is new in this state, as far as the client reads. */
    synchronized void advance(MediaPlaylist playlist) {
        if (over || sink == null) {
            return;
        }
        newest = playlist;
        Optional<Segment> complete = complete(playlist);
        if (complete.isEmpty() && !isOpenIn(playlist)) {
            abandon();
            return;
        }
        List<Part> there = complete.map(Segment::parts).orElseGet(() -> openParts(playlist));
        while (!over && sent < there.size()) {
            if (!send(sink, there.get(sent))) {
                return;
            }
            sent++;
        }
        if (!over && complete.isPresent()) {
            over = true;
            sink.end();
        }
    }

    private Optional<Segment> complete(MediaPlaylist playlist) {
        return playlist.segments().reversed().stream()
                .filter(segment -> segment.uri().equals(uri))
                .findFirst();
    }

    private static List<Part> openParts(MediaPlaylist playlist) {
        Open open = playlist.open();
        return open == null ? List.of() : open.parts();
    }

    /** False when it has to wait for the client. */
    private boolean send(BodySink to, Part part) {
        Optional<SharedBytes> found = part.gap() ? Optional.empty() : objects.find(part.uri());
        if (found.isEmpty()) {
            abandon();
            return false;
        }
        SharedBytes bytes = found.get();
        long length = bytes.length();
        long before = Math.min(skip, length);
        boolean taken = before == 0 ? to.offer(bytes) : offerRest(to, bytes, before);
        if (!taken || before > 0) {
            bytes.release();
        }
        if (taken) {
            objects.sent(part.uri(), length - before);
            skip -= before;
        }
        return taken;
    }

    private static boolean offerRest(BodySink to, SharedBytes bytes, long before) {
        long rest = bytes.length() - before;
        return rest == 0 || to.offer(bytes.copy(before, Math.toIntExact(rest)));
    }

    /** It never becomes whole. */
    synchronized void abandon() {
        if (!over && sink != null) {
            over = true;
            sink.abort();
        }
    }
}
