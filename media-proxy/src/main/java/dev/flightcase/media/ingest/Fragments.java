package dev.flightcase.media.ingest;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytes;
import java.nio.ByteBuffer;
import java.util.List;

/** Looks into a fragmented segment (ISO/IEC 14496-12 §8.8) without touching its media data. */
public final class Fragments {
    private static final int MOOF_BYTES_MAX = 256 * 1024;
    private static final int BOXES_MAX = 1024;
    /** "moof" (§8.8.4). */
    private static final int MOVIE_FRAGMENT = 0x6d6f6f66;

    private Fragments() {}

    /** Samples of a track in all fragments of a segment; 0 when there are none to be found. */
    public static long samples(SharedBytes segment, long trackId) {
        long samples = 0;
        long at = 0;
        for (int i = 0; i < BOXES_MAX && segment.length() - at >= 8; i++) {
            ByteBuffer header =
                    segment.copy(at, (int) Math.min(16, segment.length() - at)).asByteBuffer();
            long size = Integer.toUnsignedLong(header.getInt(0));
            boolean movieFragment = header.getInt(4) == MOVIE_FRAGMENT;
            if (size == 1 && header.limit() == 16) {
                size = header.getLong(8);
            }
            if (size < 8 || size > segment.length() - at) {
                break;
            }
            if (movieFragment && size <= MOOF_BYTES_MAX) {
                samples += inFragment(segment.copy(at, (int) size), trackId);
            }
            at += size;
        }
        return samples;
    }

    private static long inFragment(Bytes bytes, long trackId) {
        List<IsoBox> boxes = IsoBox.list(bytes.asByteBuffer());
        return boxes.stream()
                .flatMap(fragment -> fragment.all("traf").stream())
                .filter(track -> track.find("tfhd").map(header -> header.u32(4)).orElse(-1L) == trackId)
                .flatMap(track -> track.all("trun").stream())
                .mapToLong(run -> run.u32(4))
                .sum();
    }
}
