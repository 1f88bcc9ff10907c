package dev.flightcase.catalogfolder;

import dev.flightcase.catalogfolder.CsvRow.Cell;
import dev.flightcase.settings.Nearest;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where each column stands.
 *
 * @param translations position by language, of {@code name:es} and the like
 */
record Header(int width, Map<Column, Integer> columns, Map<String, Integer> translations) {
    private static final String TRANSLATION = "name:";
    // BCP 47 in its simplest form: a language, perhaps a script or region.
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    boolean isAt(Column column, int position) {
        return columns.getOrDefault(column, -1) == position;
    }

    String titleOf(int position) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue() == position)
                .map(column -> column.getKey().title())
                .findFirst()
                .orElse("name");
    }

    static boolean isLanguage(String text) {
        return LANGUAGE.matcher(text).matches();
    }

    /** Empty, and problems added, when the columns cannot be told apart. */
    static Optional<Header> read(CsvRow row, String file, String language, Problems problems) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        var translations = new LinkedHashMap<String, Integer>();
        var before = problems.found().size();
        if (row.cells().size() == 1 && row.cells().getFirst().text().contains(";")) {
            problems.add(problem(file, row.cells().getFirst(), "has semicolons", "save the table as CSV with commas"));
            return Optional.empty();
        }
        for (var at = 0; at < row.cells().size(); at++) {
            place(row.cells().get(at), at, file, columns, translations, problems);
        }
        var misspelt = problems.found().size() > before;
        for (var column : Column.values()) {
            if (!misspelt && column.isRequired() && !columns.containsKey(column)) {
                problems.add(new Problem(
                        file,
                        row.line(),
                        0,
                        "",
                        "column \"" + column.title() + "\" is missing",
                        "add it to the first line"));
            }
        }
        if (translations.containsKey(language)) {
            var cell = row.cells().get(translations.get(language));
            problems.add(problem(
                    file, cell, "repeats the column \"name\", which is in " + language + " already", "leave one out"));
        }
        return problems.found().size() == before
                ? Optional.of(new Header(row.cells().size(), columns, translations))
                : Optional.empty();
    }

    private static void place(
            Cell cell,
            int at,
            String file,
            Map<Column, Integer> columns,
            Map<String, Integer> translations,
            Problems problems) {
        var title = cell.text().toLowerCase(Locale.ROOT);
        var column = Column.titled(title);
        if (column.isPresent()) {
            if (columns.putIfAbsent(column.get(), at) != null) {
                problems.add(problem(file, cell, "stands there twice", "leave one out"));
            }
        } else if (title.startsWith(TRANSLATION) && isLanguage(title.substring(TRANSLATION.length()))) {
            if (translations.putIfAbsent(cell.text().substring(TRANSLATION.length()), at) != null) {
                problems.add(problem(file, cell, "stands there twice", "leave one out"));
            }
        } else {
            problems.add(problem(file, cell, "is not known", advice(cell.text())));
        }
    }

    private static String advice(String title) {
        if (title.isEmpty()) {
            return "give the column a title, or delete it";
        }
        return Nearest.to(title, Column.titles())
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("known are " + String.join(", ", Column.titles()) + " and name:xx for other languages");
    }

    private static Problem problem(String file, Cell cell, String rule, String advice) {
        return new Problem(
                file, cell.line(), cell.column(), cell.text(), "column \"" + cell.text() + "\" " + rule, advice);
    }
}
