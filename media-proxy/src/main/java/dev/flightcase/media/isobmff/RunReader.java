package dev.flightcase.media.isobmff;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.MalformedMediaException.Kind;
import dev.flightcase.media.isobmff.Track.SampleDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads where the samples of a movie fragment are (ISO/IEC 14496-12 §8.8). Pure. */
final class RunReader {
    private static final int SAMPLES_MAX = 20_000;
    private static final int SAMPLE_BYTES_MAX = 64 * 1024 * 1024;
    /** A thousand hours. What is beyond is no decode time but garbage, and sums must not overflow. */
    private static final long DURATION_MAX = Integer.MAX_VALUE;

    // flags of a TrackFragmentHeaderBox (§8.8.7.1)
    private static final int BASE_DATA_OFFSET = 0x1;
    private static final int SAMPLE_DESCRIPTION = 0x2;
    private static final int DEFAULT_DURATION = 0x8;
    private static final int DEFAULT_SIZE = 0x10;
    private static final int DEFAULT_FLAGS = 0x20;
    private static final int DEFAULT_BASE_IS_MOOF = 0x2_0000;
    // flags of a TrackRunBox (§8.8.8.1)
    private static final int DATA_OFFSET = 0x1;
    private static final int FIRST_FLAGS = 0x4;
    private static final int DURATIONS = 0x100;
    private static final int SIZES = 0x200;
    private static final int FLAGS = 0x400;
    private static final int COMPOSITION_OFFSETS = 0x800;

    /** Players would be promised segments of that length; an encoder that rested for a while stays below. */
    private static final long FRAGMENT_SECONDS_MAX = 3600;

    private final Map<Integer, Track> tracks;
    private final long fragmentPosition;
    private final long dataPosition;
    private final long dataLength;
    private long end;
    private int samplesLeft = SAMPLES_MAX;

    /**
     * @param fragmentPosition of the movie fragment box in its body
     * @param dataPosition of the first byte of media data in its body, {@code dataLength} how many there are
     */
    private RunReader(Map<Integer, Track> tracks, long fragmentPosition, long dataPosition, long dataLength) {
        this.tracks = tracks;
        this.fragmentPosition = fragmentPosition;
        this.dataPosition = dataPosition;
        this.dataLength = dataLength;
        this.end = fragmentPosition;
    }

    static List<TrackRun> runs(
            Bytes fragment, Map<Integer, Track> tracks, long fragmentPosition, long dataPosition, long dataLength)
            throws MalformedMediaException {
        RunReader reader = new RunReader(tracks, fragmentPosition, dataPosition, dataLength);
        List<TrackRun> runs = new ArrayList<>();
        for (Box box : Box.list(fragment.asByteBuffer())) {
            for (Box track : box.all("traf")) {
                TrackRun run = reader.run(track);
                if (!run.samples().isEmpty()) {
                    runs.add(run);
                }
            }
        }
        return runs;
    }

    private TrackRun run(Box fragment) throws MalformedMediaException {
        Box header = fragment.find("tfhd").orElseThrow(() -> malformed("a track fragment has no header"));
        int id = header.i32(4);
        Track track = tracks.get(id);
        if (track == null) {
            throw malformed("a fragment is of track " + id + ", which the initialization section does not have");
        }
        Box time = fragment.find("tfdt")
                .orElseThrow(() -> malformed("a fragment of track " + id + " has no decode time (tfdt)"));
        long decodeTime = time.u8(0) == 1 ? time.i64(4) : time.u32(4);
        if (decodeTime < 0 || decodeTime > Long.MAX_VALUE / 4) {
            throw malformed("a fragment of track " + id + " has a decode time beyond all bounds");
        }
        Header values = header(header, track.defaults());
        List<Sample> samples = new ArrayList<>();
        long at = values.base;
        for (Box run : fragment.all("trun")) {
            at = samples(run, values, at, samples);
        }
        end = at;
        TrackRun run = new TrackRun(id, decodeTime, samples);
        if (run.duration() > FRAGMENT_SECONDS_MAX * track.timescale()) {
            throw malformed("a fragment of track " + id + " lasts longer than an hour");
        }
        return run;
    }

    private record Header(long base, SampleDefaults defaults) {}

    private Header header(Box header, SampleDefaults defaults) {
        int flags = header.i32(0) & 0xff_ffff;
        int at = 8;
        long base = (flags & DEFAULT_BASE_IS_MOOF) == 0 ? end : fragmentPosition;
        if ((flags & BASE_DATA_OFFSET) != 0) {
            base = header.i64(at);
            at += 8;
        }
        at += (flags & SAMPLE_DESCRIPTION) == 0 ? 0 : 4;
        long duration = defaults.duration();
        if ((flags & DEFAULT_DURATION) != 0) {
            duration = header.u32(at);
            at += 4;
        }
        int size = defaults.size();
        if ((flags & DEFAULT_SIZE) != 0) {
            size = header.i32(at);
            at += 4;
        }
        int sampleFlags = (flags & DEFAULT_FLAGS) == 0 ? defaults.flags() : header.i32(at);
        return new Header(base, new SampleDefaults(duration, size, sampleFlags));
    }

    /** Adds the samples of one run and returns where its data end. */
    private long samples(Box run, Header header, long follows, List<Sample> into) throws MalformedMediaException {
        int flags = run.i32(0) & 0xff_ffff;
        long count = run.u32(4);
        int at = 8;
        long position = follows;
        if ((flags & DATA_OFFSET) != 0) {
            position = header.base + run.i32(at);
            at += 4;
        }
        int firstFlags = 0;
        if ((flags & FIRST_FLAGS) != 0) {
            firstFlags = run.i32(at);
            at += 4;
        }
        int width = 4 * Integer.bitCount(flags & (DURATIONS | SIZES | FLAGS | COMPOSITION_OFFSETS));
        if (count > samplesLeft || !run.has((int) (at + count * width))) {
            throw malformed("a run of " + count + " samples is not whole, or longer than " + SAMPLES_MAX);
        }
        samplesLeft -= (int) count;
        for (int i = 0; i < count; i++) {
            int flagsOfFirst = i == 0 && (flags & FIRST_FLAGS) != 0 ? firstFlags : header.defaults.flags();
            Sample sample = sample(run, at, flags, header.defaults, flagsOfFirst, position - dataPosition);
            into.add(sample);
            position += sample.size();
            at += width;
        }
        return position;
    }

    private Sample sample(Box run, int start, int flags, SampleDefaults defaults, int defaultFlags, long offset)
            throws MalformedMediaException {
        int at = start;
        long duration = defaults.duration();
        if ((flags & DURATIONS) != 0) {
            duration = run.u32(at);
            at += 4;
        }
        int size = defaults.size();
        if ((flags & SIZES) != 0) {
            size = run.i32(at);
            at += 4;
        }
        int sampleFlags = defaultFlags;
        if ((flags & FLAGS) != 0) {
            sampleFlags = run.i32(at);
            at += 4;
        }
        int compositionOffset = (flags & COMPOSITION_OFFSETS) == 0 ? 0 : run.i32(at);
        if (size < 0 || size > SAMPLE_BYTES_MAX || offset < 0 || offset + size > dataLength) {
            throw malformed("a sample of " + Integer.toUnsignedString(size) + " bytes lies outside its media data");
        }
        if (duration > DURATION_MAX) {
            throw malformed("a sample lasts " + duration + " ticks");
        }
        return new Sample(duration, size, sampleFlags, compositionOffset, offset);
    }

    private static MalformedMediaException malformed(String reason) {
        return new MalformedMediaException(Kind.MALFORMED, reason);
    }
}
