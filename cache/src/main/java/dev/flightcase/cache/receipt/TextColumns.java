package dev.flightcase.cache.receipt;

import java.util.ArrayList;
import java.util.List;

/** Lines of a fixed number of columns, as small printers and terminals have them. */
final class TextColumns {
    /** What 80 mm paper holds in its wider font, and a phone shows without wrapping. */
    static final int WIDTH = 40;

    private static final int INDENT = 2;

    private final StringBuilder out = new StringBuilder();

    void rule() {
        out.append("-".repeat(WIDTH)).append('\n');
    }

    void centred(String text) {
        for (var line : wrap(text, WIDTH)) {
            out.append(" ".repeat((WIDTH - width(line)) / 2)).append(line).append('\n');
        }
    }

    void line(String text) {
        wrap(text, WIDTH).forEach(line -> out.append(line).append('\n'));
    }

    void indented(String text) {
        wrap(text, WIDTH - INDENT)
                .forEach(line -> out.append(" ".repeat(INDENT)).append(line).append('\n'));
    }

    /** The right text ends at the right edge, on the last of the lines that the left one takes. */
    void row(String left, String right) {
        row("", left, right);
    }

    /** A row that belongs to the one above. */
    void subRow(String left, String right) {
        row(" ".repeat(INDENT), left, right);
    }

    private void row(String indent, String left, String right) {
        var lines = wrap(left, WIDTH - indent.length() - width(right) - 1);
        lines.subList(0, lines.size() - 1)
                .forEach(line -> out.append(indent).append(line).append('\n'));
        var last = indent + lines.getLast();
        out.append(last)
                .append(" ".repeat(Math.max(1, WIDTH - width(last) - width(right))))
                .append(right)
                .append('\n');
    }

    String text() {
        return out.toString();
    }

    /** At spaces where there are any, else anywhere; at least one line. */
    static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && width(line) + 1 + width(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                line.append(' ');
            }
            word.codePoints().forEach(c -> {
                if (width(line) + width(c) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.appendCodePoint(c);
            });
        }
        lines.add(line.toString());
        return lines;
    }

    static int width(CharSequence text) {
        return text.codePoints().map(TextColumns::width).sum();
    }

    /** The wide blocks of UAX #11, roughly: a column more or less only shifts an amount. */
    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
