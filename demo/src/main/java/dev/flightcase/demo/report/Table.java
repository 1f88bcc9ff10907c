package dev.flightcase.demo.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells, each column as wide as its longest cell; the last one is not padded. */
public final class Table {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        var line = new StringBuilder(INDENT);
        for (int column = 0; column < row.size(); column++) {
            boolean last = column == row.size() - 1;
            line.append(last ? row.get(column) : String.format("%-" + width(column) + "s", row.get(column)) + GAP);
        }
        return line.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(1);
    }
}
