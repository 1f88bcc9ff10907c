package dev.flightcase.media.isobmff;

import dev.flightcase.http.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the source's clock said when a sample was taken: a ProducerReferenceTimeBox (ISO/IEC 14496-12 §8.16.5).
 *
 * @param mediaTime in ticks of the track
 */
public record ProducerTime(int trackId, Instant wallTime, long mediaTime) {
    /** Seconds from 1900, where NTP begins (RFC 5905 §6), to 1970. */
    private static final long NTP_TO_UNIX_SECONDS = 2_208_988_800L;

    static Optional<ProducerTime> read(Bytes bytes) {
        List<Box> boxes = Box.list(bytes.asByteBuffer());
        if (boxes.isEmpty() || !boxes.getFirst().has(20)) {
            return Optional.empty();
        }
        Box box = boxes.getFirst();
        long seconds = box.u32(8);
        long nanos = (box.u32(12) * 1_000_000_000L) >>> 32;
        long mediaTime = box.u8(0) == 1 ? box.i64(16) : box.u32(16);
        return Optional.of(
                new ProducerTime(box.i32(4), Instant.ofEpochSecond(seconds - NTP_TO_UNIX_SECONDS, nanos), mediaTime));
    }
}
