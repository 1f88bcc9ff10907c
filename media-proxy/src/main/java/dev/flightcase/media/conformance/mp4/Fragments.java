package dev.flightcase.media.conformance.mp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The samples in the movie fragments of a part or a segment, by track (ISO/IEC 14496-12 §8.8). */
public final class Fragments {
    private static final int SAMPLES_MAX = 100_000;

    private final Map<Long, Track> known = new LinkedHashMap<>();
    private final Map<Long, List<Sample>> samples = new LinkedHashMap<>();
    private int count;

    private Fragments() {}

    /** What bytes turned out to be. */
    public sealed interface Result {
        /** Samples by track id, in order. */
        record Whole(Map<Long, List<Sample>> samples) implements Result {}

        record Broken(String reason) implements Result {}
    }

    /** MPEG-TS has packets of 188 bytes, each beginning with 0x47; it has no boxes to judge. */
    public static boolean isTransportStream(ByteBuffer bytes) {
        return bytes.limit() >= 1 && bytes.get(0) == 0x47 && (bytes.limit() <= 188 || bytes.get(188) == 0x47);
    }

    public static Result read(ByteBuffer bytes, List<Track> tracks) {
        Box.Row row = Box.row(bytes);
        if (!row.whole()) {
            return new Result.Broken("a box is cut off after " + row.boxes().size() + " whole ones");
        }
        Fragments fragments = new Fragments();
        tracks.forEach(track -> fragments.known.put(track.id(), track));
        boolean open = false;
        int moofs = 0;
        for (Box box : row.boxes()) {
            if (box.type().equals("moof")) {
                if (open) {
                    return new Result.Broken("a moof without its mdat");
                }
                open = true;
                moofs++;
                Optional<String> mistake = fragments.moof(box);
                if (mistake.isPresent()) {
                    return new Result.Broken(mistake.get());
                }
            } else if (box.type().equals("mdat")) {
                if (!open && moofs == 0) {
                    return new Result.Broken("mdat before the first moof");
                }
                open = false;
            }
        }
        if (moofs == 0 || open) {
            return new Result.Broken(moofs == 0 ? "no moof" : "the last moof has no mdat");
        }
        return new Result.Whole(fragments.samples);
    }

    private Optional<String> moof(Box moof) {
        List<Box> tracks = moof.all("traf");
        if (tracks.isEmpty()) {
            return Optional.of("a moof without traf");
        }
        for (Box traf : tracks) {
            Optional<Box> header = traf.first("tfhd");
            Optional<Box> time = traf.first("tfdt");
            if (header.isEmpty() || time.isEmpty()) {
                return Optional.of(header.isEmpty() ? "a traf without tfhd" : "a traf without tfdt");
            }
            long start =
                    time.get().version() == 1 ? time.get().u64(4) : time.get().u32(4);
            if (!runs(traf, header.get(), start)) {
                return Optional.of("a trun that is shorter than it says, or with too many samples");
            }
        }
        return Optional.empty();
    }

    private boolean runs(Box traf, Box header, long start) {
        long id = header.u32(4);
        Track track = known.get(id);
        Track.Defaults defaults = defaults(header, track == null ? Track.Defaults.NONE : track.defaults());
        List<Sample> list = samples.computeIfAbsent(id, _ -> new ArrayList<>());
        long time = start;
        for (Box trun : traf.all("trun")) {
            int flags = trun.flags();
            long samplesHere = trun.u32(4);
            int at = 8 + ((flags & 0x1) != 0 ? 4 : 0);
            long firstFlags = (flags & 0x4) != 0 ? trun.u32(at) : -1;
            at += (flags & 0x4) != 0 ? 4 : 0;
            int each = 4 * Integer.bitCount(flags & 0xf00);
            count += (int) Math.min(samplesHere, SAMPLES_MAX + 1L);
            if (count > SAMPLES_MAX || at + samplesHere * each > trun.payload().limit()) {
                return false;
            }
            for (int i = 0; i < samplesHere; i++) {
                Sample sample = sample(trun, at + i * each, flags, defaults, time, i == 0 ? firstFlags : -1);
                list.add(sample);
                time += sample.duration();
            }
        }
        return true;
    }

    /** §8.8.8: duration, size, flags and composition offset, each only where its bit says so. */
    private static Sample sample(Box trun, int at, int flags, Track.Defaults defaults, long time, long firstFlags) {
        int next = at;
        long duration = defaults.duration();
        if ((flags & 0x100) != 0) {
            duration = trun.u32(next);
            next += 4;
        }
        long size = defaults.size();
        if ((flags & 0x200) != 0) {
            size = trun.u32(next);
            next += 4;
        }
        long bits = defaults.flags();
        if ((flags & 0x400) != 0) {
            bits = trun.u32(next);
        } else if (firstFlags >= 0) {
            bits = firstFlags;
        }
        // §8.8.3.1: sample_is_non_sync_sample
        return new Sample(time, duration, size, (bits & 0x10000) == 0);
    }

    /** §8.8.7: each default that tfhd has goes before that of trex. */
    private static Track.Defaults defaults(Box header, Track.Defaults trex) {
        int flags = header.flags();
        int at = 8 + ((flags & 0x1) != 0 ? 8 : 0) + ((flags & 0x2) != 0 ? 4 : 0);
        long duration = (flags & 0x8) != 0 ? header.u32(at) : trex.duration();
        at += (flags & 0x8) != 0 ? 4 : 0;
        long size = (flags & 0x10) != 0 ? header.u32(at) : trex.size();
        at += (flags & 0x10) != 0 ? 4 : 0;
        long bits = (flags & 0x20) != 0 ? header.u32(at) : trex.flags();
        return new Track.Defaults(duration, size, bits);
    }
}
