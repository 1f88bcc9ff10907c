package dev.flightcase.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Header fields in their order; names compare without case. Immutable. Refuses names that are no token and values with control
 * characters, so that no value taken from a request can split a response (RFC 9110 §5.5).
 */
public final class Headers implements Iterable<Headers.Field> {
    public static final Headers EMPTY = new Headers(List.of());

    private final List<Field> fields;
    private @Nullable String lines;

    private Headers(List<Field> fields) {
        this.fields = fields;
    }

    /** Name, value, name, value … */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("headers need a value for each name");
        }
        List<Field> fields = new ArrayList<>(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(List.copyOf(fields));
    }

    public static Headers of(List<Field> fields) {
        return fields.isEmpty() ? EMPTY : new Headers(List.copyOf(fields));
    }

    /** The first value, without surrounding white space. */
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                return Optional.of(field.value);
            }
        }
        return Optional.empty();
    }

    /** Each field line of that name; a line is not split at its commas. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                values.add(field.value);
            }
        }
        return List.copyOf(values);
    }

    /** All field lines of that name as one comma-separated list (RFC 9110 §5.3), empty string when there are none. */
    public String joined(String name) {
        List<String> values = all(name);
        return values.size() == 1 ? values.getFirst() : String.join(", ", values);
    }

    public boolean contains(String name) {
        return first(name).isPresent();
    }

    /** With this field instead of all that had its name. */
    public Headers with(String name, String value) {
        List<Field> changed = new ArrayList<>(fields.size() + 1);
        for (Field field : fields) {
            if (!field.name.equalsIgnoreCase(name)) {
                changed.add(field);
            }
        }
        changed.add(new Field(name, value));
        return new Headers(List.copyOf(changed));
    }

    /** With this field after those that have its name already. */
    public Headers plus(String name, String value) {
        List<Field> changed = new ArrayList<>(fields);
        changed.add(new Field(name, value));
        return new Headers(List.copyOf(changed));
    }

    public Headers without(String name) {
        return of(fields.stream()
                .filter(field -> !field.name.equalsIgnoreCase(name))
                .toList());
    }

    /**
     * The fields as lines of HTTP/1.1, each with its end. Written once: whoever answers many requests with the same headers pays for that once,
     * too. Any thread; a lost race writes them twice.
     */
    public String lines() {
        String written = lines;
        if (written == null) {
            StringBuilder text = new StringBuilder(fields.size() * 48);
            for (Field field : fields) {
                text.append(field.name).append(": ").append(field.value).append("\r\n");
            }
            written = text.toString();
            lines = written;
        }
        return written;
    }

    @Override
    public Iterator<Field> iterator() {
        return fields.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** Names only: values may hold keys and cookies. */
    @Override
    public String toString() {
        return fields.stream().map(Field::name).toList().toString();
    }

    /** One field line. */
    public record Field(String name, String value) {
        private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
        private static final boolean[] IN_TOKEN = new boolean[128];

        static {
            for (char c = 0; c < IN_TOKEN.length; c++) {
                IN_TOKEN[c] = (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || TOKEN_MARKS.indexOf(c) >= 0;
            }
        }

        public Field {
            if (!isToken(name)) {
                throw new IllegalArgumentException("header name is not a token (RFC 9110 §5.6.2)");
            }
            value = value.strip();
            if (!isFieldValue(value)) {
                throw new IllegalArgumentException("header " + name + " has a control character in its value");
            }
        }

        private static boolean isToken(String name) {
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c >= IN_TOKEN.length || !IN_TOKEN[c]) {
                    return false;
                }
            }
            return !name.isEmpty();
        }

        private static boolean isFieldValue(String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if ((c < ' ' && c != '\t') || c == 0x7f) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
