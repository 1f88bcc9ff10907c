package dev.flightcase.demo.report;

import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.List;

/** A QR code for the terminal: two modules per character, with half blocks. */
public final class QrBlocks {
    /** ISO/IEC 18004 section 9.1 asks for four modules of quiet zone; two are enough for phones and fit a small window. */
    private static final int QUIET = 2;

    private static final String BLACK_ON_WHITE = "\u001b[30;107m";
    private static final String RESET = "\u001b[0m";

    private QrBlocks() {}

    /** @param terminal dark on light for any colour scheme; else without colours, as a log or a pipe wants it */
    public static List<String> lines(String text, boolean terminal) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var lines = new ArrayList<String>();
        for (int y = -QUIET; y < code.size + QUIET; y += 2) {
            var line = new StringBuilder(terminal ? "  " + BLACK_ON_WHITE : "  ");
            for (int x = -QUIET; x < code.size + QUIET; x++) {
                // Outside of the code getModule answers light.
                line.append(character(code.getModule(x, y), code.getModule(x, y + 1)));
            }
            lines.add(line.append(terminal ? RESET : "").toString());
        }
        return List.copyOf(lines);
    }

    private static char character(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '█' : '▀';
        }
        return lower ? '▄' : ' ';
    }
}
