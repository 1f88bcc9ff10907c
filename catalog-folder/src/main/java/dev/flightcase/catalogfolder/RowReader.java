package dev.flightcase.catalogfolder;

import dev.flightcase.catalogfolder.CsvRow.Cell;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one row into a {@link Listing}; reports every mistake in it, not only the first. */
final class RowReader {
    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern COMPONENT = Pattern.compile("([^*]+)\\*([0-9]{1,4})");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int COMPONENTS_MAX = 20;

    private final String file;
    private final Header header;
    private final EventFile event;
    private final Problems problems;
    private final CardCheck cards;
    private final Set<String> skus = new HashSet<>();
    private boolean wrong;

    RowReader(String file, Header header, EventFile event, Problems problems) {
        this.file = file;
        this.header = header;
        this.event = event;
        this.problems = problems;
        this.cards = new CardCheck(file, header, problems);
    }

    /** Every SKU met, those of rows with mistakes included. */
    Set<String> skus() {
        return skus;
    }

    Optional<Listing> read(CsvRow row) {
        if (row.cells().size() != header.width()) {
            problems.add(new Problem(
                    file,
                    row.line(),
                    0,
                    "",
                    "the row has " + row.cells().size() + " cells, the first line " + header.width(),
                    "check its commas, and put cells with a comma in quotes"));
            return Optional.empty();
        }
        if (cards.refuses(row)) {
            skus.add(row.cells().get(position(Column.SKU)).text());
            return Optional.empty();
        }
        wrong = false;
        var bundle = bundle(row);
        var currency = currency(row);
        var product = new Product(
                sku(row),
                names(row),
                price(row, currency),
                text(row, Column.TAX),
                stock(row, !bundle.isEmpty()),
                bundle,
                window(row),
                limit(row),
                text(row, Column.CATEGORY),
                text(row, Column.DESCRIPTION),
                List.of());
        return wrong ? Optional.empty() : Optional.of(new Listing(product, row, header));
    }

    private String sku(CsvRow row) {
        var cell = row.cells().get(position(Column.SKU));
        if (!SKU.matcher(cell.text()).matches()) {
            wrong(
                    cell,
                    Column.SKU,
                    "is not a SKU",
                    "write 1 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit");
        }
        skus.add(cell.text());
        return cell.text();
    }

    private Map<String, String> names(CsvRow row) {
        var names = new LinkedHashMap<String, String>();
        var cell = row.cells().get(position(Column.NAME));
        if (cell.isBlank()) {
            wrong(cell, Column.NAME, "is empty", "write what the guests shall read");
        }
        names.put(event.details().language(), cell.text());
        header.translations().forEach((language, at) -> {
            if (!row.cells().get(at).isBlank()) {
                names.put(language, row.cells().get(at).text());
            }
        });
        return names;
    }

    private Optional<Currency> currency(CsvRow row) {
        var cell = row.cells().get(position(Column.CURRENCY));
        var fallback = event.currency();
        if (cell.isBlank() && fallback != null) {
            return Optional.of(fallback);
        }
        var currency = Currencies.of(cell.text());
        if (currency.isEmpty()) {
            wrong(cell, Column.CURRENCY, "is no ISO 4217 currency", "write one such as EUR, JPY or USD");
        }
        return currency;
    }

    private Money price(CsvRow row, Optional<Currency> currency) {
        var cell = row.cells().get(position(Column.PRICE));
        // An unknown currency is reported on its own; any will do to go on.
        var in = currency.orElse(Currencies.ANY);
        if (currency.isEmpty()) {
            return new Money(0, in);
        }
        return switch (AmountText.parse(cell.text(), in)) {
            case Amount.Read read -> read.money();
            case Amount.Wrong mistake -> {
                wrong(cell, Column.PRICE, mistake.rule(), mistake.advice());
                yield new Money(0, in);
            }
        };
    }

    private long stock(CsvRow row, boolean isBundle) {
        var cell = cell(row, Column.STOCK);
        if (cell == null || cell.isBlank()) {
            if (!isBundle) {
                problems.warn(new Problem(
                        file,
                        row.line(),
                        cell == null ? 0 : cell.column(),
                        "",
                        "no stock is given, so none can be sold",
                        "write how many units there are"));
            }
            return 0;
        }
        if (isBundle) {
            wrong(cell, Column.STOCK, "stands beside a bundle, which has no stock of its own", "leave it empty");
            return 0;
        }
        return whole(cell, Column.STOCK, 0);
    }

    private @Nullable Integer limit(CsvRow row) {
        var cell = cell(row, Column.LIMIT);
        return cell == null || cell.isBlank() ? null : whole(cell, Column.LIMIT, 1);
    }

    private int whole(Cell cell, Column column, int least) {
        if (!WHOLE.matcher(cell.text()).matches() || Integer.parseInt(cell.text()) < least) {
            wrong(cell, column, "is not a whole number of at least " + least, "write one such as " + (least + 9));
            return least;
        }
        return Integer.parseInt(cell.text());
    }

    private List<Component> bundle(CsvRow row) {
        var cell = cell(row, Column.BUNDLE);
        var parts = new ArrayList<Component>();
        if (cell == null || cell.isBlank()) {
            return parts;
        }
        for (var part : SPACES.splitAsStream(cell.text()).toList()) {
            var match = COMPONENT.matcher(part);
            if (!match.matches() || Integer.parseInt(match.group(2)) < 1 || parts.size() == COMPONENTS_MAX) {
                wrong(
                        cell,
                        Column.BUNDLE,
                        "is not a list of at most " + COMPONENTS_MAX + " parts",
                        "write them as SKU*2 OTHER-SKU*1");
                return parts;
            }
            parts.add(new Component(match.group(1), Integer.parseInt(match.group(2))));
        }
        return parts;
    }

    private SaleWindow window(CsvRow row) {
        var opens = instant(row, Column.OPENS);
        var closes = instant(row, Column.CLOSES);
        var cell = cell(row, Column.CLOSES);
        if (cell != null && opens != null && closes != null && !opens.isBefore(closes)) {
            wrong(cell, Column.CLOSES, "is not after \"opens\"", "let the sale close later than it opens");
        }
        return new SaleWindow(opens, closes);
    }

    private @Nullable Instant instant(CsvRow row, Column column) {
        var cell = cell(row, column);
        if (cell == null || cell.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(cell.text()).toInstant();
        } catch (DateTimeException e) {
            wrong(
                    cell,
                    column,
                    "is not a time with its offset (RFC 3339)",
                    "write one such as 2026-11-21T20:00:00Z or 2026-11-21T21:00:00+01:00");
            return null;
        }
    }

    private String text(CsvRow row, Column column) {
        var cell = cell(row, column);
        return cell == null ? "" : cell.text();
    }

    private @Nullable Cell cell(CsvRow row, Column column) {
        var at = header.columns().get(column);
        return at == null ? null : row.cells().get(at);
    }

    private int position(Column required) {
        return header.columns().getOrDefault(required, 0);
    }

    private void wrong(Cell cell, Column column, String rule, String advice) {
        wrong = true;
        problems.add(problem(file, cell, column, rule, advice));
    }

    static Problem problem(String file, Cell cell, Column column, String rule, String advice) {
        var subject = cell.isBlank() ? column.title() : column.title() + " \"" + cell.text() + "\"";
        return new Problem(file, cell.line(), cell.column(), cell.text(), subject + " " + rule, advice);
    }
}
