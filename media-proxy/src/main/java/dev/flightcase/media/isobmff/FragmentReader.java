package dev.flightcase.media.isobmff;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytesPool;
import java.util.List;
import java.util.Map;

/** Makes a {@link Fragment} of what {@link BodyReader} found. */
public final class FragmentReader {
    private FragmentReader() {}

    /**
     * @param tracks of the initialization section, by their ids
     * @param position of the movie fragment box in its upload; {@code dataPosition} of its media data
     * @param data finished, or discarded when this throws
     */
    public static Fragment read(
            Bytes box, Map<Integer, Track> tracks, long position, long dataPosition, SharedBytesPool.Writer data)
            throws MalformedMediaException {
        List<TrackRun> runs;
        try {
            runs = RunReader.runs(box, tracks, position, dataPosition, data.length());
        } catch (MalformedMediaException e) {
            data.discard();
            throw e;
        }
        return new Fragment(runs, data.finish());
    }
}
