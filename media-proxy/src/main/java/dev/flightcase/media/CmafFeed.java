package dev.flightcase.media;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.ingest.PublishingPoint;
import dev.flightcase.media.isobmff.BodyReader;
import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.FragmentMemory;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.isobmff.MalformedMediaException.Kind;
import dev.flightcase.media.isobmff.MovieReader;
import dev.flightcase.media.isobmff.Track;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * One body of fragmented media on its way into a stream. The body's own fields belong to the event loop that reads it, the others to the lock
 * of the stream.
 */
final class CmafFeed implements PublishingPoint.Feed, BodyReader.Listener {
    /** Ten seconds of single pictures at 60 in a second, with sound. */
    private static final int HELD_MAX = 1200;

    private final LiveStream stream;
    private final String path;
    private final BodyReader reader;
    private boolean last;

    private String rendition = "";
    private final Deque<Fragment> held = new ArrayDeque<>();
    private long activeNanos;
    private boolean ended;
    private boolean takenOver;

    CmafFeed(LiveStream stream, String path, FragmentMemory memory) {
        this.stream = stream;
        this.path = path;
        this.reader = new BodyReader(this, memory);
    }

    @Override
    public void read(ByteBuffer piece) throws MalformedMediaException {
        reader.read(piece);
    }

    @Override
    public boolean end() throws MalformedMediaException {
        boolean whole = reader.isBetweenBoxes();
        reader.close();
        stream.ended(this, last && whole, !whole);
        if (!whole) {
            throw new MalformedMediaException(Kind.MALFORMED, "the body ends in the middle of a box");
        }
        return reader.position() > 0;
    }

    @Override
    public void abort() {
        reader.close();
        stream.ended(this, false, reader.position() > 0);
    }

    @Override
    public void movie(Bytes section) throws MalformedMediaException {
        List<Track> tracks = MovieReader.tracks(section);
        synchronized (stream) {
            if (stream.gate().isClosed()) {
                throw stream.gate().refused();
            }
            stream.movie(this, section, tracks);
        }
    }

    @Override
    public void fragment(Bytes box, long position, long dataPosition, SharedBytesPool.Writer data)
            throws MalformedMediaException {
        synchronized (stream) {
            if (stream.gate().isClosed()) {
                data.discard();
                throw stream.gate().refused();
            }
            stream.fragment(this, box, position, dataPosition, data);
        }
    }

    @Override
    public void last() {
        last = true;
    }

    String path() {
        return path;
    }

    /** Empty before it is known. */
    String rendition() {
        return rendition;
    }

    void join(String name) {
        rendition = name;
    }

    void active(long nowNanos) {
        activeNanos = nowNanos;
    }

    long activeNanos() {
        return activeNanos;
    }

    boolean isEnded() {
        return ended;
    }

    void markEnded() {
        ended = true;
    }

    boolean isTakenOver() {
        return takenOver;
    }

    /** Another source has taken its place: nothing more of it is used. */
    void takeOver() {
        takenOver = true;
        drop();
    }

    /** Keeps it until its turn comes; takes over the reference. False: too much is kept already. */
    boolean hold(Fragment fragment) {
        if (held.size() == HELD_MAX) {
            return false;
        }
        held.addLast(fragment);
        return true;
    }

    Deque<Fragment> held() {
        return held;
    }

    void drop() {
        held.forEach(fragment -> fragment.data().release());
        held.clear();
    }
}
