package dev.flightcase.hub.operator;

import java.util.stream.Collectors;

/** A text as it stands in JSON (RFC 8259 §7). */
public final class Quoted {
    private Quoted() {}

    public static String text(String text) {
        return text.chars().mapToObj(Quoted::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int c) {
        if (c < ' ') {
            return "\\u%04x".formatted(c);
        }
        return c == '"' || c == '\\' ? "\\" + (char) c : String.valueOf((char) c);
    }
}
