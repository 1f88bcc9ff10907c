package dev.flightcase.media.slate;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.isobmff.BodyReader;
import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.FragmentMemory;
import dev.flightcase.media.isobmff.FragmentReader;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.isobmff.MovieReader;
import dev.flightcase.media.isobmff.Sample;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.isobmff.TrackRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A slate in memory. Not thread-safe; whoever has it closes it. */
public final class SlateLoop implements AutoCloseable {
    private final Bytes section;
    private final List<Track> tracks;
    private final Map<Integer, List<Frame>> frames;

    /** A picture, or a frame of sound. */
    record Frame(Sample sample, SharedBytes data) {}

    private SlateLoop(Bytes section, List<Track> tracks, Map<Integer, List<Frame>> frames) {
        this.section = section;
        this.tracks = tracks;
        this.frames = frames;
    }

    /**
     * @param file fragmented MP4
     * @throws MalformedMediaException when it is none, has a track without a frame, or there is no memory for it
     */
    public static SlateLoop read(Bytes file, FragmentMemory memory) throws MalformedMediaException {
        Contents contents = new Contents();
        BodyReader reader = new BodyReader(contents, memory);
        try {
            reader.read(file.asByteBuffer());
            for (Track track : contents.tracks) {
                List<Frame> found = contents.frames.getOrDefault(track.id(), List.of());
                if (found.stream().mapToLong(frame -> frame.sample().duration()).sum() <= 0) {
                    throw new MalformedMediaException(
                            MalformedMediaException.Kind.MALFORMED, "track " + track.id() + " of a slate is empty");
                }
            }
            if (contents.tracks.isEmpty()) {
                throw new MalformedMediaException(MalformedMediaException.Kind.MALFORMED, "a slate has no tracks");
            }
            return new SlateLoop(contents.section, contents.tracks, contents.frames);
        } catch (MalformedMediaException e) {
            release(contents.frames);
            throw e;
        } finally {
            reader.close();
        }
    }

    /** Media Initialization Section. */
    public Bytes section() {
        return section;
    }

    public List<Track> tracks() {
        return tracks;
    }

    /** Of this track, at least one. */
    List<Frame> frames(Track track) {
        return frames.getOrDefault(track.id(), List.of());
    }

    @Override
    public void close() {
        release(frames);
        frames.clear();
    }

    private static void release(Map<Integer, List<Frame>> frames) {
        frames.values().forEach(list -> list.forEach(frame -> frame.data().release()));
    }

    private static final class Contents implements BodyReader.Listener {
        private Bytes section = Bytes.EMPTY;
        private List<Track> tracks = List.of();
        private final Map<Integer, List<Frame>> frames = new LinkedHashMap<>();

        @Override
        public void movie(Bytes found) throws MalformedMediaException {
            section = found;
            tracks = MovieReader.tracks(found);
        }

        @Override
        public void fragment(Bytes box, long position, long dataPosition, SharedBytesPool.Writer data)
                throws MalformedMediaException {
            Map<Integer, Track> byId = tracks.stream().collect(Collectors.toMap(Track::id, Function.identity()));
            Fragment fragment = FragmentReader.read(box, byId, position, dataPosition, data);
            for (TrackRun run : fragment.runs()) {
                List<Frame> into = frames.computeIfAbsent(run.trackId(), _ -> new ArrayList<>());
                run.samples()
                        .forEach(sample ->
                                into.add(new Frame(sample, fragment.data().retain())));
            }
            fragment.data().release();
        }

        @Override
        public void last() {}
    }
}
