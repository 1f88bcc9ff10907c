package dev.flightcase.media.packager;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.isobmff.BodyReader;
import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.FragmentReader;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.isobmff.MovieReader;
import dev.flightcase.media.store.SegmentStore;
import java.nio.ByteBuffer;

/** Feeds bytes to a packager, as one long body of one rendition. */
final class Source implements BodyReader.Listener {
    private final StreamPackager packager;
    private final String name;
    private final BodyReader reader;

    Source(StreamPackager packager, String name, SegmentStore store) {
        this.packager = packager;
        this.name = name;
        this.reader = new BodyReader(this, store);
    }

    void send(byte[] bytes) {
        try {
            reader.read(ByteBuffer.wrap(bytes));
        } catch (MalformedMediaException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void movie(Bytes section) throws MalformedMediaException {
        packager.movie(name, section, MovieReader.tracks(section));
    }

    @Override
    public void fragment(Bytes box, long position, long dataPosition, SharedBytesPool.Writer data)
            throws MalformedMediaException {
        Fragment fragment = FragmentReader.read(box, packager.tracks(name), position, dataPosition, data);
        packager.fragment(name, fragment);
        fragment.data().release();
    }

    @Override
    public void last() {
        packager.endList(name);
    }
}
