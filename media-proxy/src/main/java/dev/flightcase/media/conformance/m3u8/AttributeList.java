package dev.flightcase.media.conformance.m3u8;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attribute list to the grammar of §4.2: no white space between its members, no name twice, a comma inside quotes belongs to the value.
 * Getters answer null where the attribute is not there.
 */
final class AttributeList {
    static final int ATTRIBUTES_MAX = 64;

    private record Value(String text, boolean quoted) {}

    private final String tag;
    private final Map<String, Value> values = new LinkedHashMap<>();

    private AttributeList(String tag) {
        this.tag = tag;
    }

    static AttributeList parse(String tag, String text) {
        AttributeList list = new AttributeList(tag);
        int at = 0;
        while (at < text.length()) {
            at = list.member(text, at);
            if (at < text.length()) {
                if (text.charAt(at) != ',' || at == text.length() - 1) {
                    throw new MalformedLine(tag + ": a comma must part its attributes, and nothing follows the last");
                }
                at++;
            }
        }
        return list;
    }

    /** @return where the member ends */
    private int member(String text, int from) {
        int equals = from;
        while (equals < text.length() && isName(text.charAt(equals))) {
            equals++;
        }
        if (equals == from || equals == text.length() || text.charAt(equals) != '=') {
            throw new MalformedLine(
                    tag + ": an attribute must be NAME=value, not " + Numbers.shown(text.substring(from)));
        }
        String name = text.substring(from, equals);
        boolean quoted = equals + 1 < text.length() && text.charAt(equals + 1) == '"';
        int start = quoted ? equals + 2 : equals + 1;
        int end = text.indexOf(quoted ? '"' : ',', start);
        if (quoted && end < 0) {
            throw new MalformedLine(tag + ": the quotes of " + name + " are not closed");
        }
        end = end < 0 ? text.length() : end;
        Value value = new Value(text.substring(start, end), quoted);
        if (!quoted && !isBare(value.text())) {
            throw new MalformedLine(tag + ": " + name + " must have a value without quotes or spaces");
        }
        if (values.size() == ATTRIBUTES_MAX) {
            throw new MalformedLine(tag + " has more than " + ATTRIBUTES_MAX + " attributes");
        }
        if (values.put(name, value) != null) {
            throw new MalformedLine(tag + " has " + name + " twice");
        }
        return quoted ? end + 1 : end;
    }

    private static boolean isName(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }

    private static boolean isBare(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c <= ' ') {
                return false;
            }
        }
        return !value.isEmpty();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    String quoted(String name) {
        Value value = values.get(name);
        if (value != null && !value.quoted()) {
            throw new MalformedLine(tag + ": " + name + " must be in quotes");
        }
        return value == null ? null : value.text();
    }

    String needQuoted(String name) {
        String value = quoted(name);
        if (value == null || value.isEmpty()) {
            throw new MalformedLine(tag + " must have " + name);
        }
        return value;
    }

    @Nullable
    String bare(String name) {
        Value value = values.get(name);
        if (value != null && value.quoted()) {
            throw new MalformedLine(tag + ": " + name + " must not be in quotes");
        }
        return value == null ? null : value.text();
    }

    String needBare(String name) {
        String value = bare(name);
        if (value == null) {
            throw new MalformedLine(tag + " must have " + name);
        }
        return value;
    }

    /** YES or NO; absent is NO. */
    boolean yes(String name) {
        String value = bare(name);
        if (value != null && !value.equals("YES") && !value.equals("NO")) {
            throw new MalformedLine(tag + ": " + name + " must be YES or NO, not " + Numbers.shown(value));
        }
        return "YES".equals(value);
    }

    @Nullable
    BigDecimal decimal(String name) {
        String value = bare(name);
        return value == null ? null : Numbers.decimal(tag + " " + name, value);
    }

    BigDecimal needDecimal(String name) {
        return Numbers.decimal(tag + " " + name, needBare(name));
    }

    @Nullable
    Long integer(String name) {
        String value = bare(name);
        return value == null ? null : Numbers.integer(tag + " " + name, value);
    }

    @Nullable
    Instant date(String name) {
        String value = quoted(name);
        return value == null ? null : Numbers.date(tag + " " + name, value);
    }

    /** A decimal-resolution such as 1280x720. */
    @Nullable
    Resolution resolution(String name) {
        String value = bare(name);
        if (value == null) {
            return null;
        }
        int x = value.indexOf('x');
        if (x < 0) {
            throw new MalformedLine(tag + ": " + name + " must be WIDTHxHEIGHT, not " + Numbers.shown(value));
        }
        return new Resolution(
                Numbers.integer(tag + " width", value.substring(0, x)),
                Numbers.integer(tag + " height", value.substring(x + 1)));
    }

    /** A hexadecimal-sequence is 0x or 0X and digits. */
    void checkHex(String name) {
        String value = bare(name);
        if (value == null) {
            return;
        }
        boolean hex = value.length() > 2 && (value.startsWith("0x") || value.startsWith("0X"));
        for (int i = 2; hex && i < value.length(); i++) {
            hex = Character.digit(value.charAt(i), 16) >= 0;
        }
        if (!hex) {
            throw new MalformedLine(tag + ": " + name + " must be a hexadecimal number, not " + Numbers.shown(value));
        }
    }
}
