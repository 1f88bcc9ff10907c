package dev.flightcase.http;

import java.util.List;
import java.util.Map;

/** The little JSON (RFC 8259) that a {@link Problem} needs. */
final class JsonText {
    private JsonText() {}

    static void check(String name, Object value) {
        switch (value) {
            case String _, Boolean _, Integer _, Long _ -> {}
            case Double number when Double.isFinite(number) -> {}
            case List<?> list -> list.forEach(element -> check(name, element));
            case Map<?, ?> map -> map.forEach((key, element) -> check(name + "." + key, element));
            default ->
                throw new IllegalArgumentException("problem member " + name + " is a "
                        + value.getClass().getSimpleName() + "; must be string, number, boolean, list or map");
        }
    }

    static void append(StringBuilder out, Object value) {
        switch (value) {
            case Map<?, ?> map -> appendMap(out, map);
            case List<?> list -> appendList(out, list);
            case Number number -> out.append(number);
            case Boolean flag -> out.append(flag);
            default -> appendString(out, value.toString());
        }
    }

    private static void appendMap(StringBuilder out, Map<?, ?> map) {
        char separator = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            appendString(out, entry.getKey().toString());
            out.append(':');
            append(out, entry.getValue());
            separator = ',';
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private static void appendList(StringBuilder out, List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            append(out, list.get(i));
        }
        out.append(']');
    }

    private static void appendString(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
