package dev.flightcase.daemon.command;

import dev.flightcase.cache.receipt.qr.QrSymbol;
import java.util.ArrayList;
import java.util.List;

/** A QR code for a terminal: two modules a character, dark on light whatever the terminal's colours are. */
final class TerminalQr {
    /** Two modules of quiet zone instead of the standard's four are enough for phones and fit a small window. */
    private static final int QUIET = 2;

    private static final String BLACK_ON_WHITE = "\u001b[30;107m";
    private static final String RESET = "\u001b[0m";

    private TerminalQr() {}

    static List<String> lines(String text) {
        var symbol = QrSymbol.ofText(text);
        var lines = new ArrayList<String>();
        for (int row = -QUIET; row < symbol.size() + QUIET; row += 2) {
            var line = new StringBuilder(BLACK_ON_WHITE);
            for (int column = -QUIET; column < symbol.size() + QUIET; column++) {
                line.append(character(symbol.isDark(column, row), symbol.isDark(column, row + 1)));
            }
            lines.add(line.append(RESET).toString());
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
