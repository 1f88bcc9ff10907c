package dev.flightcase.media;

import dev.flightcase.http.Bytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream was, as {@link StreamMemory} keeps it.
 *
 * @param nextSequence no viewer was ever shown this media sequence number or a higher one
 * @param format in use then; null for MPEG-TS, and when it is too long to be kept
 */
record Bookmark(long nextSequence, @Nullable Format format) {
    /** "FCB" and the version of the layout. */
    private static final int MAGIC = 0x46434202;

    private static final int FIXED_BYTES = Integer.BYTES + 2 * Long.BYTES + 3 * Integer.BYTES;

    /**
     * @param rendition whose initialization section it is
     * @param section its bytes
     * @param mediaMillis decode time of media that needed it
     */
    record Format(String rendition, Bytes section, long mediaMillis) {
        Format at(long millis) {
            return new Format(rendition, section, millis);
        }

        boolean isKeepable() {
            return FIXED_BYTES + (long) renditionBytes().length + section.length() <= StreamMemory.BYTES_MAX;
        }

        private byte[] renditionBytes() {
            return rendition.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Big-endian: magic, next number, media time, rendition and section with their lengths before them, CRC-32C of all that. */
    Bytes encode() {
        Format kept = format == null ? new Format("", Bytes.EMPTY, 0) : format;
        byte[] rendition = kept.renditionBytes();
        ByteBuffer out = ByteBuffer.allocate(
                FIXED_BYTES + rendition.length + kept.section().length());
        out.putInt(MAGIC).putLong(nextSequence).putLong(kept.mediaMillis());
        out.putInt(rendition.length).put(rendition);
        out.putInt(kept.section().length()).put(kept.section().asByteBuffer());
        out.putInt(checksum(out.duplicate().flip()));
        return Bytes.of(out.flip());
    }

    /** Empty for anything that {@link #encode} did not write. */
    static Optional<Bookmark> decode(Bytes stored) {
        ByteBuffer in = stored.asByteBuffer();
        int checked = in.limit() - Integer.BYTES;
        if (in.limit() < FIXED_BYTES
                || in.limit() > StreamMemory.BYTES_MAX
                || in.getInt(0) != MAGIC
                || in.getInt(checked) != checksum(in.duplicate().limit(checked))) {
            return Optional.empty();
        }
        try {
            long nextSequence = in.position(Integer.BYTES).getLong();
            long mediaMillis = in.getLong();
            String rendition = StandardCharsets.UTF_8.decode(block(in)).toString();
            Bytes section = Bytes.of(block(in));
            boolean whole = nextSequence >= 0 && in.position() == checked;
            Format format = section.length() == 0 ? null : new Format(rendition, section, mediaMillis);
            return whole ? Optional.of(new Bookmark(nextSequence, format)) : Optional.empty();
        } catch (BufferUnderflowException e) {
            // a length that lies, under a checksum that fits: not ours
            return Optional.empty();
        }
    }

    private static ByteBuffer block(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer block = in.slice(in.position(), length);
        in.position(in.position() + length);
        return block;
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
