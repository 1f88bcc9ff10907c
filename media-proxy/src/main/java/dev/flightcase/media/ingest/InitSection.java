package dev.flightcase.media.ingest;

import dev.flightcase.http.Bytes;
import java.util.List;
import java.util.Optional;

/** Reads the formats of the tracks out of a Media Initialization Section (ISO/IEC 14496-12 §8). Tracks it does not know are left out. */
public final class InitSection {
    /** SampleEntry and VisualSampleEntry fields before the boxes inside (§12.1.3). */
    private static final int VISUAL_FIELDS = 78;
    /** The same for AudioSampleEntry (§12.2.3). */
    private static final int AUDIO_FIELDS = 28;

    private InitSection() {}

    public static List<TrackFormat> formats(Bytes bytes) {
        return IsoBox.list(bytes.asByteBuffer()).stream()
                .filter(box -> box.type().equals("moov"))
                .flatMap(moov -> moov.all("trak").stream())
                .flatMap(track -> format(track).stream())
                .toList();
    }

    private static Optional<TrackFormat> format(IsoBox track) {
        long id = track.find("tkhd")
                .map(header -> header.u32(header.u8(0) == 1 ? 20 : 12))
                .orElse(0L);
        return track.find("mdia", "minf", "stbl", "stsd")
                .flatMap(descriptions -> descriptions.children(8).stream().findFirst())
                .flatMap(entry -> format(id, entry));
    }

    private static Optional<TrackFormat> format(long id, IsoBox entry) {
        return switch (entry.type()) {
            case "avc1", "avc3" -> visual(id, entry, "avcC", InitSection::avc);
            case "hvc1", "hev1" -> visual(id, entry, "hvcC", InitSection::hevc);
            case "mp4a" -> audio(entry, "esds").flatMap(InitSection::mpeg4Audio).map(codec -> sound(id, codec));
            case "Opus" -> Optional.of(sound(id, "opus"));
            default -> Optional.empty();
        };
    }

    private static TrackFormat sound(long id, String codec) {
        return new TrackFormat(id, codec, 0, 0);
    }

    private interface CodecName {
        Optional<String> of(String entryType, IsoBox configuration);
    }

    private static Optional<TrackFormat> visual(long id, IsoBox entry, String configuration, CodecName name) {
        return entry.children(VISUAL_FIELDS).stream()
                .filter(box -> box.type().equals(configuration))
                .findFirst()
                .flatMap(box -> name.of(entry.type(), box))
                .map(codec -> new TrackFormat(id, codec, entry.u16(24), entry.u16(26)));
    }

    private static Optional<IsoBox> audio(IsoBox entry, String configuration) {
        return entry.children(AUDIO_FIELDS).stream()
                .filter(box -> box.type().equals(configuration))
                .findFirst();
    }

    /** Profile, constraints and level (RFC 6381 §3.3; ISO/IEC 14496-15 §5.3.3.1). */
    private static Optional<String> avc(String type, IsoBox configuration) {
        return configuration.has(4)
                ? Optional.of(String.format(
                        "%s.%02x%02x%02x", type, configuration.u8(1), configuration.u8(2), configuration.u8(3)))
                : Optional.empty();
    }

    /** ISO/IEC 14496-15 annex E.3. */
    private static Optional<String> hevc(String type, IsoBox configuration) {
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
    private static Optional<String> mpeg4Audio(IsoBox descriptor) {
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
    private static int body(IsoBox box, int at, int tag) {
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
