package dev.flightcase.cache.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads RFC 4180, strictly: quotes only around whole fields, CRLF after every row. */
final class CsvReading {
    private final String text;
    private int at;

    private CsvReading(String text) {
        this.text = text;
    }

    /** Each row by the names of the first one. */
    static List<Map<String, String>> rows(String text) {
        var reading = new CsvReading(text);
        var head = reading.row();
        var rows = new ArrayList<Map<String, String>>();
        while (reading.at < text.length()) {
            var fields = reading.row();
            if (fields.size() != head.size()) {
                throw new AssertionError(fields.size() + " fields, not " + head.size() + ": " + fields);
            }
            var row = new LinkedHashMap<String, String>();
            for (var n = 0; n < fields.size(); n++) {
                row.put(head.get(n), fields.get(n));
            }
            rows.add(row);
        }
        return rows;
    }

    private List<String> row() {
        var fields = new ArrayList<String>();
        while (true) {
            fields.add(text.charAt(at) == '"' ? quoted() : bare());
            if (text.charAt(at) == ',') {
                at++;
            } else if (text.startsWith("\r\n", at)) {
                at += 2;
                return fields;
            } else {
                throw new AssertionError("neither comma nor CRLF at " + text.substring(at));
            }
        }
    }

    private String bare() {
        var from = at;
        while (",\r\n\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        var field = new StringBuilder();
        at++;
        while (true) {
            if (text.startsWith("\"\"", at)) {
                field.append('"');
                at += 2;
            } else if (text.charAt(at) == '"') {
                at++;
                return field.toString();
            } else {
                field.append(text.charAt(at++));
            }
        }
    }
}
