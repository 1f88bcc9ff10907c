package dev.flightcase.cache.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as RFC 4180 says, in UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe in front
 * (OWASP, CSV injection); numbers, which the node writes itself, do not. Not thread-safe.
 */
final class Csv {
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final OutputStream out;
    private final CardMask mask;
    private final StringBuilder row = new StringBuilder();
    private long rows;

    Csv(OutputStream out, CardMask mask) {
        this.out = out;
        this.mask = mask;
    }

    void head(List<String> columns) throws IOException {
        for (var column : columns) {
            text(column);
        }
        end();
        rows = 0;
    }

    /** What somebody typed, or may have. */
    Csv text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return raw("");
        }
        var safe = mask.apply(text);
        return raw(quoted(FORMULA.indexOf(safe.charAt(0)) >= 0 ? "'" + safe : safe));
    }

    Csv number(long number) {
        return raw(Long.toString(number));
    }

    /** Digits, signs and separators that the node wrote itself, such as an amount or a time. */
    Csv plain(String text) {
        return raw(text);
    }

    private Csv raw(String field) {
        if (!row.isEmpty()) {
            row.append(',');
        }
        row.append(field);
        return this;
    }

    private static String quoted(String text) {
        for (var n = 0; n < text.length(); n++) {
            var c = text.charAt(n);
            if (c == ',' || c == '"' || c < ' ') {
                return '"' + text.replace("\"", "\"\"") + '"';
            }
        }
        return text;
    }

    void end() throws IOException {
        out.write(row.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        row.setLength(0);
        rows++;
    }

    long rows() {
        return rows;
    }
}
