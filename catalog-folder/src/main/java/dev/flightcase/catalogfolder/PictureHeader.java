package dev.flightcase.catalogfolder;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what kind of picture a file is and how large, from its first bytes and not from its name. */
final class PictureHeader {
    // PNG specification (ISO/IEC 15948) §5.2: the signature; §11.2.2: IHDR comes first.
    private static final long PNG_SIGNATURE = 0x89504E47_0D0A1A0AL;
    private static final int IHDR = 0x49484452;
    // ITU-T T.81 §B.1.1.3, table B.1: marker codes.
    private static final int JPEG_START = 0xFFD8;
    private static final int FRAME_FIRST = 0xC0;
    private static final int FRAME_LAST = 0xCF;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int JPEG_EXTENSIONS = 0xC8;
    private static final int ARITHMETIC_CODING = 0xCC;
    private static final int PROGRESSIVE_HUFFMAN = 0xC2;
    private static final int APPLICATION_1 = 0xE1;
    private static final int SEGMENTS_MAX = 10_000;

    private PictureHeader() {}

    /** Empty when it is neither a JPEG nor a PNG, or broken before its size is known. */
    static Optional<Picture> read(Path file) throws IOException {
        try (var stream = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            stream.mark(Long.BYTES);
            var first = stream.readLong();
            if (first == PNG_SIGNATURE) {
                return png(file, stream);
            }
            stream.reset();
            return first >>> 48 == JPEG_START ? jpeg(file, stream) : Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static Optional<Picture> png(Path file, DataInputStream stream) throws IOException {
        stream.readInt();
        if (stream.readInt() != IHDR) {
            return Optional.empty();
        }
        var picture = new Picture(file, "image/png", stream.readInt(), stream.readInt());
        return sized(picture);
    }

    private static Optional<Picture> jpeg(Path file, DataInputStream stream) throws IOException {
        stream.readUnsignedShort();
        var orientation = ExifOrientation.UPRIGHT;
        for (var segment = 0; segment < SEGMENTS_MAX; segment++) {
            var marker = marker(stream);
            var length = stream.readUnsignedShort();
            if (isFrame(marker)) {
                stream.readUnsignedByte();
                var height = stream.readUnsignedShort();
                var width = stream.readUnsignedShort();
                return sized(
                        new Picture(file, "image/jpeg", width, height, orientation, marker == PROGRESSIVE_HUFFMAN));
            }
            if (length < 2) {
                return Optional.empty();
            }
            if (marker == APPLICATION_1 && orientation == ExifOrientation.UPRIGHT) {
                orientation = ExifOrientation.of(stream.readNBytes(length - 2));
            } else {
                stream.skipNBytes(length - 2);
            }
        }
        return Optional.empty();
    }

    /** Any number of 0xFF may stand before a marker's code (T.81 §B.1.1.2). */
    private static int marker(DataInputStream stream) throws IOException {
        if (stream.readUnsignedByte() != 0xFF) {
            throw new EOFException("not a marker");
        }
        var code = stream.readUnsignedByte();
        while (code == 0xFF) {
            code = stream.readUnsignedByte();
        }
        return code;
    }

    private static boolean isFrame(int marker) {
        return marker >= FRAME_FIRST
                && marker <= FRAME_LAST
                && marker != HUFFMAN_TABLES
                && marker != JPEG_EXTENSIONS
                && marker != ARITHMETIC_CODING;
    }

    private static Optional<Picture> sized(Picture picture) {
        return picture.width() < 1 || picture.height() < 1 ? Optional.empty() : Optional.of(picture);
    }
}
