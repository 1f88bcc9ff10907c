package dev.flightcase.cache.receipt.qr;

import static dev.flightcase.cache.receipt.qr.QrSymbol.QUIET_ZONE;

/** A QR code as an SVG that is one path; as large as what it is put into, dark on light also in a dark page. */
public final class QrSvg {
    private QrSvg() {}

    /** @param label what it is, for those who do not see it; plain words without markup */
    public static String of(QrSymbol symbol, String label) {
        int side = symbol.size() + 2 * QUIET_ZONE;
        var path = new StringBuilder();
        for (int row = 0; row < symbol.size(); row++) {
            addRow(path, symbol, row);
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges" \
                role="img" aria-label="%2$s"><path fill="#fff" d="M0 0h%1$dv%1$dH0z"/>\
                <path fill="#000" d="%3$s"/></svg>
                """.formatted(side, label, path);
    }

    /** Neighbours as one box: a third of the size, and no hairlines between them. */
    private static void addRow(StringBuilder path, QrSymbol symbol, int row) {
        int column = 0;
        while (column < symbol.size()) {
            int start = column;
            while (symbol.isDark(column, row)) {
                column++;
            }
            int length = column - start;
            if (length > 0) {
                path.append('M').append(start + QUIET_ZONE).append(' ').append(row + QUIET_ZONE);
                path.append('h').append(length).append("v1h-").append(length).append('z');
            }
            column++;
        }
    }
}
