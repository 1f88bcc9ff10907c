package dev.flightcase.cache.receipt.qr;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.util.List;

/** The modules of one QR code. Immutable. */
public final class QrSymbol {
    /** ISO/IEC 18004 §9.1: free space on each side, in modules. */
    public static final int QUIET_ZONE = 4;

    /**
     * Up to this version a text is coded at level M (15 % of the code may be lost), which a creased slip of paper needs;
     * beyond, level L (7 %) keeps the modules large enough for a phone. docs/receipts.md has the measurements.
     */
    static final int VERSION_MAX_AT_M = 12;

    private static final int ANY_MASK = -1;

    private final QrCode code;

    private QrSymbol(QrCode code) {
        this.code = code;
    }

    /**
     * @param text of the characters that Base45 has too; at most 3391 of them, which is version 40 at level M
     * @throws IllegalArgumentException for any other
     */
    public static QrSymbol of(String text) {
        var segments = List.of(QrSegment.makeAlphanumeric(text));
        var robust = encode(segments, QrCode.Ecc.MEDIUM);
        return robust.version() <= VERSION_MAX_AT_M ? robust : encode(segments, QrCode.Ecc.LOW);
    }

    /**
     * Any text at level M, lower case included, for which it needs more modules than {@link #of}.
     *
     * @throws IllegalArgumentException when it is longer than a code can hold: 2331 bytes of UTF-8
     */
    public static QrSymbol ofText(String text) {
        return encode(QrSegment.makeSegments(text), QrCode.Ecc.MEDIUM);
    }

    private static QrSymbol encode(List<QrSegment> segments, QrCode.Ecc level) {
        // The library raises the level where that costs no larger code.
        return new QrSymbol(
                QrCode.encodeSegments(segments, level, QrCode.MIN_VERSION, QrCode.MAX_VERSION, ANY_MASK, true));
    }

    /** 1 to 40. */
    public int version() {
        return code.version;
    }

    /** One letter: L, M, Q or H. */
    public char level() {
        return code.errorCorrectionLevel.name().charAt(0);
    }

    /** Modules on each side, without the quiet zone. */
    public int size() {
        return code.size;
    }

    /** False outside of the code. */
    public boolean isDark(int column, int row) {
        return code.getModule(column, row);
    }
}
