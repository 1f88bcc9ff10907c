package dev.flightcase.daemon.api;

import dev.flightcase.http.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares a body with a sample of it: the sample's members are the least that must be there, with values of their kind. */
public final class JsonShape {
    private final List<String> missing = new ArrayList<>();

    private JsonShape() {}

    /** What {@code real} lacks of {@code sample}, by path; a list's first entry in the sample stands for all of them. */
    public static List<String> missing(String sample, String real) {
        var shape = new JsonShape();
        shape.compare("", parse(sample), parse(real));
        return shape.missing;
    }

    /** As {@link Json#parse}. */
    public static @Nullable Object parse(String text) {
        return Json.parse(Bytes.utf8(text));
    }

    /** @throws NullPointerException or ClassCastException when it is no object: then the test fails */
    public static Map<?, ?> object(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private void compare(String path, @Nullable Object sample, @Nullable Object real) {
        switch (sample) {
            case null -> {}
            case Map<?, ?> members
            when real instanceof Map<?, ?> found ->
                members.forEach((name, value) -> {
                    if (found.containsKey(name)) {
                        compare(path + "/" + name, value, found.get(name));
                    } else {
                        missing.add(path + "/" + name);
                    }
                });
            case List<?> entries
            when real instanceof List<?> found -> {
                for (int i = 0; i < found.size(); i++) {
                    compare(path + "/" + i, entries.getFirst(), found.get(i));
                }
            }
            case Number _ when real instanceof Number -> {}
            default -> {
                if (real == null || sample.getClass() != real.getClass()) {
                    missing.add(path + " is " + real + ", not like " + sample);
                }
            }
        }
    }
}
