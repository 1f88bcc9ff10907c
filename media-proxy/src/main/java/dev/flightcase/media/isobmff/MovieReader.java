package dev.flightcase.media.isobmff;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.MalformedMediaException.Kind;
import dev.flightcase.media.isobmff.Track.SampleDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tracks out of a Media Initialization Section (ISO/IEC 14496-12 §8). */
public final class MovieReader {
    private static final int TRACKS_MAX = 8;
    /** 2^32 would be allowed; real ones are sampling rates, or 90,000 and its like. */
    private static final long TIMESCALE_MAX = 100_000_000;

    /** SampleEntry and VisualSampleEntry fields before the boxes inside (§12.1.3). */
    private static final int VISUAL_FIELDS = 78;
    /** The same for AudioSampleEntry (§12.2.3). */
    private static final int AUDIO_FIELDS = 28;

    private MovieReader() {}

    /**
     * At least one, in their order.
     *
     * @throws MalformedMediaException when there is no movie in it, or a track that cannot be carried
     */
    public static List<Track> tracks(Bytes section) throws MalformedMediaException {
        Optional<Box> movie = Box.list(section.asByteBuffer()).stream()
                .filter(box -> box.type().equals("moov"))
                .findFirst();
        if (movie.isEmpty()) {
            throw new MalformedMediaException(Kind.MALFORMED, "the initialization section has no movie box");
        }
        List<Track> tracks = new ArrayList<>();
        for (Box track : movie.get().all("trak")) {
            tracks.add(track(track, movie.get()));
        }
        if (tracks.isEmpty() || tracks.size() > TRACKS_MAX) {
            throw new MalformedMediaException(
                    Kind.UNSUPPORTED, "a movie must have 1 to " + TRACKS_MAX + " tracks, not " + tracks.size());
        }
        return List.copyOf(tracks);
    }

    private static Track track(Box track, Box movie) throws MalformedMediaException {
        int id = track.find("tkhd")
                .map(header -> header.i32(header.u8(0) == 1 ? 20 : 12))
                .orElse(0);
        long timescale = track.find("mdia", "mdhd")
                .map(header -> header.u32(header.u8(0) == 1 ? 20 : 12))
                .orElse(0L);
        if (timescale < 1 || timescale > TIMESCALE_MAX) {
            throw new MalformedMediaException(
                    Kind.MALFORMED, "track " + id + " has a timescale of " + timescale + " ticks in a second");
        }
        Optional<Box> entry = track.find("mdia", "minf", "stbl", "stsd")
                .flatMap(descriptions -> descriptions.children(8).stream().findFirst());
        return entry.flatMap(MovieReader::format)
                .map(format ->
                        new Track(id, timescale, format.codec(), format.width(), format.height(), defaults(movie, id)))
                .orElseThrow(() -> new MalformedMediaException(
                        Kind.UNSUPPORTED,
                        "track " + id + " is " + entry.map(Box::type).orElse("nothing")
                                + "; taken are avc1, avc3, hvc1, hev1, mp4a and Opus, not encrypted"));
    }

    private static SampleDefaults defaults(Box movie, int id) {
        return movie.find("mvex").stream()
                .flatMap(extensions -> extensions.all("trex").stream())
                .filter(defaults -> defaults.i32(4) == id)
                .findFirst()
                .map(defaults -> new SampleDefaults(defaults.u32(12), defaults.i32(16), defaults.i32(20)))
                .orElse(SampleDefaults.NONE);
    }

    private record Format(String codec, int width, int height) {
        static Format sound(String codec) {
            return new Format(codec, 0, 0);
        }
    }

    private static Optional<Format> format(Box entry) {
        return switch (entry.type()) {
            case "avc1", "avc3" -> visual(entry, "avcC", MovieReader::avc);
            case "hvc1", "hev1" -> visual(entry, "hvcC", MovieReader::hevc);
            case "mp4a" -> audio(entry, "esds").flatMap(MovieReader::mpeg4Audio).map(Format::sound);
            case "Opus" -> Optional.of(Format.sound("opus"));
            default -> Optional.empty();
        };
    }

    private interface CodecName {
        Optional<String> of(String entryType, Box configuration);
    }

    private static Optional<Format> visual(Box entry, String configuration, CodecName name) {
        return entry.children(VISUAL_FIELDS).stream()
                .filter(box -> box.type().equals(configuration))
                .findFirst()
                .flatMap(box -> name.of(entry.type(), box))
                .map(codec -> new Format(codec, entry.u16(24), entry.u16(26)));
    }

    private static Optional<Box> audio(Box entry, String configuration) {
        return entry.children(AUDIO_FIELDS).stream()
                .filter(box -> box.type().equals(configuration))
                .findFirst();
    }

    /** Profile, constraints and level (RFC 6381 §3.3; ISO/IEC 14496-15 §5.3.3.1). */
    private static Optional<String> avc(String type, Box configuration) {
        return configuration.has(4)
                ? Optional.of(String.format(
                        "%s.%02x%02x%02x", type, configuration.u8(1), configuration.u8(2), configuration.u8(3)))
                : Optional.empty();
    }

    /** ISO/IEC 14496-15 annex E.3. */
    private static Optional<String> hevc(String type, Box configuration) {
        if (!configuration.has(13)) {
            return Optional.empty();
        }
        int profile = configuration.u8(1);
        String space = List.of("", "A", "B", "C").get(profile >> 6);
        long compatibility = Integer.toUnsignedLong(Integer.reverse((int) configuration.u32(2)));
        StringBuilder name = new StringBuilder(type)
                .append('.')
                .append(space)
                .append(profile & 0x1f)
                .append('.')
                .append(Long.toHexString(compatibility))
                .append((profile & 0x20) == 0 ? ".L" : ".H")
                .append(configuration.u8(12));
        int last = 11;
        while (last >= 6 && configuration.u8(last) == 0) {
            last--;
        }
        for (int i = 6; i <= last; i++) {
            name.append('.').append(Integer.toHexString(configuration.u8(i)));
        }
        return Optional.of(name.toString());
    }

    /** Object type, and for MPEG-4 audio the type of its configuration (RFC 6381 §3.3; ISO/IEC 14496-1 §7.2.6). */
    private static Optional<String> mpeg4Audio(Box descriptor) {
        int at = 4;
        at = body(descriptor, at, 0x03);
        int flags = descriptor.u8(at + 2);
        at += 3 + ((flags & 0x80) == 0 ? 0 : 2) + ((flags & 0x20) == 0 ? 0 : 2);
        if ((flags & 0x40) != 0) {
            at += 1 + descriptor.u8(at);
        }
        at = body(descriptor, at, 0x04);
        int objectType = descriptor.u8(at);
        if (objectType != 0x40) {
            return objectType == 0 ? Optional.empty() : Optional.of("mp4a." + Integer.toHexString(objectType));
        }
        at = body(descriptor, at + 13, 0x05);
        int audioType = descriptor.u8(at) >> 3;
        if (audioType == 31) {
            audioType = 32 + ((descriptor.u8(at) & 7) << 3 | descriptor.u8(at + 1) >> 5);
        }
        return audioType == 0 ? Optional.empty() : Optional.of("mp4a.40." + audioType);
    }

    /** Start of the body of the descriptor there, or behind the end when it is another one. */
    private static int body(Box box, int at, int tag) {
        if (box.u8(at) != tag) {
            return box.payload().limit();
        }
        int length = 1;
        while (length < 4 && (box.u8(at + length) & 0x80) != 0) {
            length++;
        }
        return at + 1 + length;
    }
}
