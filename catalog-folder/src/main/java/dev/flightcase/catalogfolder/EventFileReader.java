package dev.flightcase.catalogfolder;

import dev.flightcase.settings.Nearest;
import dev.flightcase.settings.cards.CardNumbers;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

/** Reads {@code event.toml}. Unknown keys and wrong types are problems with their line and column. */
final class EventFileReader {
    private static final Set<String> KEYS = Set.of(
            "id", "name", "seller", "organizer", "start", "end", "currency", "language", "location", "tax", "pickup");
    private static final Set<String> LOCATION_KEYS = Set.of("name", "address");
    private static final int TEXT_CHARS_MAX = 200;
    private static final int RATE_SCALE_MAX = 4;
    private static final int PARTS_PER_PERCENT = 10_000;
    private static final int RATES_MAX = 20;

    private final String file;
    private final Problems problems;

    EventFileReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** @param folder the folder's name, which the event takes where the file says nothing */
    EventFile read(String text, String folder) {
        var toml = Toml.parse(text);
        for (var error : toml.errors()) {
            var at = error.position();
            problems.add(new Problem(
                    file,
                    at.line(),
                    at.column(),
                    "",
                    String.valueOf(error.getMessage()),
                    "see toml.io for the syntax"));
        }
        unknownKeys(toml, "", KEYS);
        var name = text(toml, "name", folder);
        var seller = text(toml, "seller", name);
        var start = time(toml, "start");
        var end = time(toml, "end");
        if (start != null && end != null && !start.isBefore(end)) {
            problem(toml, "end", end.toString(), "is not after \"start\"", "let the event end later than it starts");
        }
        var location = table(toml, "location");
        if (location != null) {
            unknownKeys(location, "location.", LOCATION_KEYS);
        }
        var details = new EventDetails(
                text(toml, "id", folder),
                name,
                seller,
                text(toml, "organizer", seller),
                start,
                end,
                location == null ? "" : text(location, "name", ""),
                location == null ? "" : text(location, "address", ""),
                language(toml));
        return new EventFile(details, currency(toml), taxes(toml), new PickupReader(this).read(toml));
    }

    /** What holds without the file. */
    static EventFile absent(String folder) {
        return new EventFileReader("event.toml", new Problems(0)).read("", folder);
    }

    void unknownKeys(TomlTable table, String prefix, Set<String> known) {
        for (var key : table.keySet()) {
            if (!known.contains(key)) {
                var advice = Nearest.to(key, known)
                        .map(near -> "did you mean \"" + prefix + near + "\"?")
                        .orElse("known are "
                                + String.join(", ", known.stream().sorted().toList()));
                problem(table, key, "", "is not known", advice);
            }
        }
    }

    String text(TomlTable table, String key, String fallback) {
        var value = table.get(List.of(key));
        if (value == null) {
            return fallback;
        }
        if (value instanceof String text && !text.isBlank() && text.length() <= TEXT_CHARS_MAX) {
            return CardNumbers.isIn(text) ? refuse(table, key, fallback) : text.strip();
        }
        problem(
                table,
                key,
                value.toString(),
                "is not a text of 1 to " + TEXT_CHARS_MAX + " characters",
                "write " + key + " = \"...\"");
        return fallback;
    }

    private String refuse(TomlTable table, String key, String fallback) {
        problem(table, key, "", CardCheck.RULE, CardCheck.ADVICE);
        return fallback;
    }

    @Nullable
    OffsetDateTime time(TomlTable table, String key) {
        var value = table.get(List.of(key));
        if (value == null || value instanceof OffsetDateTime) {
            return (OffsetDateTime) value;
        }
        problem(
                table,
                key,
                value.toString(),
                "is not a time with its offset",
                "write " + key + " = 2026-11-21T18:00:00+01:00, without quotes");
        return null;
    }

    private @Nullable TomlTable table(TomlTable table, String key) {
        var value = table.get(List.of(key));
        if (value == null || value instanceof TomlTable) {
            return (TomlTable) value;
        }
        problem(table, key, value.toString(), "is not a table", "write [" + key + "] on a line of its own");
        return null;
    }

    private String language(TomlTable toml) {
        var language = text(toml, "language", "en");
        if (!Naming.isLanguage(language)) {
            problem(toml, "language", language, "is no language tag", "write one such as \"en\" or \"es\"");
            return "en";
        }
        return language;
    }

    private @Nullable Currency currency(TomlTable toml) {
        var code = text(toml, "currency", "");
        var currency = Currencies.of(code);
        if (currency.isEmpty() && !code.isEmpty()) {
            problem(toml, "currency", code, "is no ISO 4217 currency", "write one such as \"EUR\"");
        }
        return currency.orElse(null);
    }

    private TaxPlan taxes(TomlTable toml) {
        var table = table(toml, "tax");
        var rates = new LinkedHashMap<String, Integer>();
        var inclusive = true;
        if (table == null) {
            return new TaxPlan(inclusive, rates);
        }
        for (var key : table.keySet()) {
            var value = table.get(List.of(key));
            if (CardNumbers.isIn(key)) {
                problem(table, key, "", CardCheck.RULE, CardCheck.ADVICE);
            } else if (!key.equals("inclusive")) {
                rate(table, key, value, rates);
            } else if (value instanceof Boolean said) {
                inclusive = said;
            } else {
                problem(table, key, String.valueOf(value), "is not true or false", "write inclusive = true");
            }
        }
        return new TaxPlan(inclusive, rates);
    }

    private void rate(TomlTable table, String key, @Nullable Object value, Map<String, Integer> rates) {
        var percent =
                switch (value) {
                    case Long whole -> BigDecimal.valueOf(whole);
                    case Double fraction when Double.isFinite(fraction) -> BigDecimal.valueOf(fraction);
                    case null, default -> BigDecimal.ONE.negate();
                };
        if (percent.signum() < 0
                || percent.compareTo(BigDecimal.valueOf(100)) > 0
                || percent.stripTrailingZeros().scale() > RATE_SCALE_MAX
                || rates.size() == RATES_MAX) {
            problem(
                    table,
                    key,
                    String.valueOf(value),
                    "is not a rate from 0 to 100 percent with at most " + RATE_SCALE_MAX + " decimals, of at most "
                            + RATES_MAX,
                    "write " + key + " = 19");
            return;
        }
        rates.put(key, percent.multiply(BigDecimal.valueOf(PARTS_PER_PERCENT)).intValueExact());
    }

    /** At the place of the first key that is there. */
    void missing(TomlTable table, String key, String advice) {
        var first = table.keySet().stream().findFirst();
        var at = first.isEmpty() ? null : table.inputPositionOf(List.of(first.get()));
        problems.add(new Problem(
                file, at == null ? 0 : at.line(), at == null ? 0 : at.column(), "", key + " is missing", advice));
    }

    void problem(TomlTable table, String key, String value, String rule, String advice) {
        var at = table.inputPositionOf(List.of(key));
        var subject = value.isEmpty() ? "key \"" + key + "\"" : key + " \"" + value + "\"";
        problems.add(new Problem(
                file, at == null ? 0 : at.line(), at == null ? 0 : at.column(), value, subject + " " + rule, advice));
    }
}
