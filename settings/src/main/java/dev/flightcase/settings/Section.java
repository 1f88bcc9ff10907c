package dev.flightcase.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * One table of a settings file. A value that breaks its rule is reported to the file and the default stands in, so that
 * reading goes on and finds the other mistakes too.
 */
public final class Section {
    private static final String LIST_RULE = "must be a list of texts: [\"a\", \"b\"]";

    private final SettingsFile file;
    private final String path;
    private final TomlTable table;
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, List<Section>> children = new LinkedHashMap<>();

    Section(SettingsFile file, String path, TomlTable table) {
        this.file = file;
        this.path = path;
        this.table = table;
    }

    public boolean has(String key) {
        known.add(key);
        return table.contains(List.of(key));
    }

    /** A text of at most {@code lengthMax} characters. */
    public String text(String key, String fallback, int lengthMax) {
        return value(key, fallback, String.class, "must be a text in quotes", text -> {
            if (text.length() > lengthMax) {
                throw new Rule("must have at most " + lengthMax + " characters");
            }
            return text;
        });
    }

    public boolean flag(String key, boolean fallback) {
        return value(key, fallback, Boolean.class, "must be true or false", Function.identity());
    }

    public int integer(String key, int fallback, int least, int most) {
        return value(key, fallback, Long.class, "must be a whole number", number -> {
            if (number < least || number > most) {
                throw new Rule("must be between " + least + " and " + most);
            }
            return number.intValue();
        });
    }

    /** A number with or without a decimal point. */
    public double decimal(String key, double fallback, double least, double most) {
        return value(key, fallback, Number.class, "must be a number", number -> {
            double value = number.doubleValue();
            // "not (a and b)" refuses NaN too.
            if (!(value >= least && value <= most)) {
                throw new Rule("must be between " + least + " and " + most);
            }
            return value;
        });
    }

    public Duration duration(String key, Duration fallback, Duration least, Duration most) {
        return value(key, fallback, String.class, Units.DURATION_RULE, text -> {
            long millis = orRule(Units.millis(text), Units.DURATION_RULE);
            if (millis < least.toMillis() || millis > most.toMillis()) {
                throw new Rule("must be between " + Units.show(least) + " and " + Units.show(most));
            }
            return Duration.ofMillis(millis);
        });
    }

    /** A size in bytes. */
    public long bytes(String key, long fallback, long least, long most) {
        return value(key, fallback, String.class, Units.BYTES_RULE, text -> {
            long bytes = orRule(Units.bytes(text), Units.BYTES_RULE);
            if (bytes < least || bytes > most) {
                throw new Rule("must be between " + Units.showBytes(least) + " and " + Units.showBytes(most));
            }
            return bytes;
        });
    }

    /** A list of at most {@code countMax} texts. */
    public List<String> texts(String key, List<String> fallback, int countMax) {
        return parsedList(key, fallback, countMax, Function.identity());
    }

    /** As {@link #parsed}, for a list of at most {@code countMax}. */
    public <T> List<T> parsedList(String key, List<T> fallback, int countMax, Function<String, T> parse) {
        return value(key, fallback, TomlArray.class, LIST_RULE, array -> {
            if (array.size() > countMax) {
                throw new Rule("must have at most " + countMax + " entries");
            }
            var parsed = new ArrayList<T>(array.size());
            for (int i = 0; i < array.size(); i++) {
                if (!(array.get(i) instanceof String text)) {
                    throw new Rule(LIST_RULE);
                }
                parsed.add(parseOrRule(text, parse));
            }
            return List.copyOf(parsed);
        });
    }

    /**
     * A value with a form of its own: {@code parse} throws {@link IllegalArgumentException} whose message is the rule,
     * such as "must be a URI".
     */
    public <T> T parsed(String key, T fallback, Function<String, T> parse) {
        return value(key, fallback, String.class, "must be a text in quotes", text -> parseOrRule(text, parse));
    }

    /** As {@link #parsed}, for a value that no report may show. */
    public <T> T secret(String key, T fallback, Function<String, T> parse) {
        known.add(key);
        var found = table.get(List.of(key));
        if (found == null) {
            return fallback;
        }
        try {
            if (!(found instanceof String text)) {
                throw new Rule("must be a text in quotes");
            }
            return parseOrRule(text, parse);
        } catch (Rule broken) {
            file.problem(line(key), dotted(key), String.valueOf(broken.getMessage()));
            return fallback;
        }
    }

    /** The table {@code [key]}; an empty one where the file has none. */
    public Section section(String key) {
        var sections = children.get(key);
        if (sections != null) {
            return sections.getFirst();
        }
        var empty = new Section(file, dotted(key), Toml.parse(""));
        var child = value(
                key,
                empty,
                TomlTable.class,
                "must be a table: [" + dotted(key) + "]",
                found -> new Section(file, dotted(key), found));
        children.put(key, List.of(child));
        return child;
    }

    /** The names of the tables {@code [NAME]} in this one, at most {@code countMax}: for where names are the user's. */
    public List<String> tables(int countMax) {
        var names = table.keySet().stream()
                .filter(name -> table.get(List.of(name)) instanceof TomlTable)
                .toList();
        if (names.size() > countMax) {
            file.problem(line(names.get(countMax)), path, "must be at most " + countMax + " tables");
            known.addAll(names);
            return List.of();
        }
        return names;
    }

    /** The tables {@code [[key]]}, at most {@code countMax}; none where the file has none. */
    public List<Section> sections(String key, int countMax) {
        var rule = "must be tables: [[" + dotted(key) + "]]";
        List<Section> found = value(key, List.<Section>of(), TomlArray.class, rule, array -> {
            if (array.size() > countMax) {
                throw new Rule("must be at most " + countMax + " tables");
            }
            var sections = new ArrayList<Section>(array.size());
            for (int i = 0; i < array.size(); i++) {
                if (!(array.get(i) instanceof TomlTable entry)) {
                    throw new Rule(rule);
                }
                sections.add(new Section(file, dotted(key), entry));
            }
            return sections;
        });
        children.put(key, found);
        return found;
    }

    /** Reports a rule that takes more than one key to check. */
    public void refuse(String key, String rule) {
        var value = table.get(List.of(key));
        if (value == null) {
            file.problem(line(key), dotted(key), rule);
        } else {
            file.problem(line(key), dotted(key), show(value), rule);
        }
    }

    void reportUnknownKeys() {
        for (var key : table.keySet()) {
            if (!known.contains(key)) {
                file.problem(line(key), dotted(key), unknown(key));
            }
        }
        children.values().forEach(sections -> sections.forEach(Section::reportUnknownKeys));
    }

    private String unknown(String key) {
        var nearest = Nearest.to(key, known);
        return nearest.map(name -> "there is no such key; did you mean " + name + "?")
                .orElseGet(() -> "there is no such key; known here: " + String.join(", ", known));
    }

    /** A broken rule, on its way from a check to the report. */
    private static final class Rule extends RuntimeException {
        private static final long serialVersionUID = 1;

        Rule(String rule) {
            super(rule, null, false, false);
        }
    }

    private <V, T> T value(String key, T fallback, Class<V> type, String typeRule, Function<V, T> check) {
        known.add(key);
        @Nullable Object found = table.get(List.of(key));
        if (found == null) {
            return fallback;
        }
        try {
            if (!type.isInstance(found)) {
                throw new Rule(typeRule);
            }
            return check.apply(type.cast(found));
        } catch (Rule broken) {
            file.problem(line(key), dotted(key), show(found), String.valueOf(broken.getMessage()));
            return fallback;
        }
    }

    private static <T> T parseOrRule(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Rule(String.valueOf(e.getMessage()));
        }
    }

    private static long orRule(OptionalLong value, String rule) {
        return value.orElseThrow(() -> new Rule(rule));
    }

    private int line(String key) {
        var position = table.inputPositionOf(List.of(key));
        return position == null ? 0 : position.line();
    }

    private String dotted(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String show(Object value) {
        return switch (value) {
            case String text -> "\"" + text + "\"";
            case TomlTable _ -> "a table";
            case TomlArray _ -> "a list";
            default -> value.toString();
        };
    }
}
