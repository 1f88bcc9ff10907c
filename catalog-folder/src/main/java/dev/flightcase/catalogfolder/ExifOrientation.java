package dev.flightcase.catalogfolder;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds the orientation in an APP1 segment of a JPEG. What is no EXIF, or a broken one, asks for no turning. */
final class ExifOrientation {
    static final int UPRIGHT = 1;
    private static final int MIRRORED_AND_TURNED = 8;
    /** {@code Exif\0\0}: EXIF 2.32 §4.7.2. */
    private static final long SIGNATURE = 0x457869660000L;
    /** TIFF 6.0 §2: the byte order, then the number 42. */
    private static final short INTEL = 0x4949;

    private static final short MOTOROLA = 0x4D4D;
    private static final short MAGIC = 42;
    private static final int ENTRY_BYTES = 12;
    private static final short ORIENTATION = 274;
    private static final short UNSIGNED_SHORT = 3;

    private ExifOrientation() {}

    /** @param segment without its marker and length */
    static int of(byte[] segment) {
        try {
            return read(ByteBuffer.wrap(segment));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return UPRIGHT;
        }
    }

    private static int read(ByteBuffer segment) {
        var signature = (long) segment.getInt() << 16 | segment.getShort();
        var tiff = segment.slice();
        var order = tiff.getShort();
        if (signature != SIGNATURE || (order != INTEL && order != MOTOROLA)) {
            return UPRIGHT;
        }
        tiff.order(order == INTEL ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return tiff.getShort() == MAGIC ? firstDirectory(tiff.position(tiff.getInt())) : UPRIGHT;
    }

    private static int firstDirectory(ByteBuffer tiff) {
        for (var left = Short.toUnsignedInt(tiff.getShort()); left > 0; left--) {
            var next = tiff.position() + ENTRY_BYTES;
            var isOrientation = tiff.getShort() == ORIENTATION && tiff.getShort() == UNSIGNED_SHORT;
            if (isOrientation && tiff.getInt() == 1) {
                var value = tiff.getShort();
                return value >= UPRIGHT && value <= MIRRORED_AND_TURNED ? value : UPRIGHT;
            }
            tiff.position(next);
        }
        return UPRIGHT;
    }
}
