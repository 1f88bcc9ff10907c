package dev.flightcase.media.ingest;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytes;
import java.util.zip.CRC32C;

/**
 * A whole object that an encoder has sent and that no playlist has taken yet.
 *
 * @param bytes the holder of the upload owns one reference
 */
public record Upload(SharedBytes bytes, Upload.Fingerprint fingerprint) {
    /** Tells a repeated upload from a new one of the same name. Not meant against an attacker: the encoder has the key. */
    public record Fingerprint(long length, int crc32c) {
        public static Fingerprint of(Bytes bytes) {
            CRC32C checksum = new CRC32C();
            checksum.update(bytes.asByteBuffer());
            return new Fingerprint(bytes.length(), (int) checksum.getValue());
        }
    }
}
