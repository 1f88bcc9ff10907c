package dev.flightcase.catalogfolder;

import dev.flightcase.catalogfolder.CsvRow.Cell;
import dev.flightcase.settings.Nearest;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where each column stands.
 *
 * @param families position by member, for each family: {@code name:es} is {@code es} of {@code NAME}
 */
record Header(int width, Map<Column, Integer> columns, Map<ColumnFamily, Map<String, Integer>> families) {

    boolean isAt(Column column, int position) {
        return columns.getOrDefault(column, -1) == position;
    }

    String titleOf(int position) {
        for (var column : columns.entrySet()) {
            if (column.getValue() == position) {
                return column.getKey().title();
            }
        }
        for (var family : families.entrySet()) {
            for (var member : family.getValue().entrySet()) {
                if (member.getValue() == position) {
                    return family.getKey().prefix() + member.getKey();
                }
            }
        }
        throw new IllegalArgumentException("no column has the position " + position);
    }

    /** In the order of the columns; empty when there are none of that family. */
    Map<String, Integer> members(ColumnFamily family) {
        return families.getOrDefault(family, Map.of());
    }

    /** Empty, and problems added, when the columns cannot be told apart. */
    static Optional<Header> read(CsvRow row, String file, String language, Problems problems) {
        var before = problems.found().size();
        if (row.cells().size() == 1 && row.cells().getFirst().text().contains(";")) {
            problems.add(problem(file, row.cells().getFirst(), "has semicolons", "save the table as CSV with commas"));
            return Optional.empty();
        }
        var header = new Header(row.cells().size(), new EnumMap<>(Column.class), new EnumMap<>(ColumnFamily.class));
        for (var at = 0; at < row.cells().size(); at++) {
            header.place(row.cells().get(at), at, file, problems);
        }
        if (problems.found().size() == before) {
            header.requireColumns(row, file, problems);
        }
        header.refuseTwice(ColumnFamily.NAME, Column.NAME, row, file, language, problems);
        header.refuseTwice(ColumnFamily.DESCRIPTION, Column.DESCRIPTION, row, file, language, problems);
        return problems.found().size() == before ? Optional.of(header) : Optional.empty();
    }

    private void place(Cell cell, int at, String file, Problems problems) {
        var title = cell.text().toLowerCase(Locale.ROOT);
        var column = Column.titled(title);
        if (column.isPresent()) {
            if (columns.putIfAbsent(column.get(), at) != null) {
                problems.add(problem(file, cell, "stands there twice", "leave one out"));
            }
            return;
        }
        for (var family : ColumnFamily.values()) {
            if (title.startsWith(family.prefix())) {
                placeMember(family, cell, at, file, problems);
                return;
            }
        }
        problems.add(problem(file, cell, "is not known", advice(cell.text())));
    }

    private void placeMember(ColumnFamily family, Cell cell, int at, String file, Problems problems) {
        var member = cell.text().substring(family.prefix().length());
        if (!family.allows(member)) {
            problems.add(problem(file, cell, "is not known", "write " + family.example() + " after the colon"));
        } else if (families.computeIfAbsent(family, _ -> new LinkedHashMap<>()).putIfAbsent(member, at) != null) {
            problems.add(problem(file, cell, "stands there twice", "leave one out"));
        }
    }

    private void requireColumns(CsvRow row, String file, Problems problems) {
        for (var column : Column.values()) {
            if (column.isRequired() && !columns.containsKey(column)) {
                problems.add(new Problem(
                        file,
                        row.line(),
                        0,
                        "",
                        "column \"" + column.title() + "\" is missing",
                        "add it to the first line"));
            }
        }
    }

    /** The column without a language is in the event's. */
    private void refuseTwice(
            ColumnFamily family, Column column, CsvRow row, String file, String language, Problems problems) {
        var at = members(family).get(language);
        if (at != null && columns.containsKey(column)) {
            problems.add(problem(
                    file,
                    row.cells().get(at),
                    "repeats the column \"" + column.title() + "\", which is in " + language + " already",
                    "leave one out"));
        }
    }

    private static String advice(String title) {
        if (title.isEmpty()) {
            return "give the column a title, or delete it";
        }
        return Nearest.to(title, Column.titles())
                .map(near -> "did you mean \"" + near + "\"?")
                .orElseGet(() -> Stream.concat(
                                Column.titles().stream(),
                                Stream.of("name:es and description:es", "price:crew", "option:size"))
                        .collect(Collectors.joining(", ", "known are ", " and the like")));
    }

    private static Problem problem(String file, Cell cell, String rule, String advice) {
        return new Problem(
                file, cell.line(), cell.column(), cell.text(), "column \"" + cell.text() + "\" " + rule, advice);
    }
}
