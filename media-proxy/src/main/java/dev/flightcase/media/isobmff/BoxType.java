package dev.flightcase.media.isobmff;

import dev.flightcase.http.Bytes;
import java.nio.ByteBuffer;

/** Four-character codes as numbers. */
final class BoxType {
    static final int FTYP = 0x66747970;
    static final int STYP = 0x73747970;
    static final int MOOV = 0x6d6f6f76;
    static final int MOOF = 0x6d6f6f66;
    static final int MDAT = 0x6d646174;
    static final int MFRA = 0x6d667261;
    /** Brand of the last segment (ISO/IEC 23009-1 §7.3.1). */
    static final int LMSG = 0x6c6d7367;

    private static final int HEADER_BYTES = 8;

    private BoxType() {}

    /** As people write it; what is no letter or digit is a question mark. */
    static String name(int type) {
        StringBuilder name = new StringBuilder(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            char c = (char) (type >> shift & 0xff);
            name.append(c > ' ' && c < 0x7f ? c : '?');
        }
        return name.toString();
    }

    /** Of a file or segment type box (ISO/IEC 14496-12 §4.3): the major brand, or one of the compatible ones. */
    static boolean hasBrand(Bytes box, int brand) {
        ByteBuffer bytes = box.asByteBuffer();
        for (int at = HEADER_BYTES; at + 4 <= bytes.limit(); at += 4) {
            // behind the major brand stands its version
            if (at != HEADER_BYTES + 4 && bytes.getInt(at) == brand) {
                return true;
            }
        }
        return false;
    }
}
