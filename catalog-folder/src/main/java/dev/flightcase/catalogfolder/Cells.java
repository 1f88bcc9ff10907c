package dev.flightcase.catalogfolder;

import dev.flightcase.catalogfolder.CsvRow.Cell;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row, asked for by column; takes down every mistake that is found in it. */
final class Cells {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Cell EMPTY = new Cell("", 0, 0);

    private final String file;
    private final Header header;
    private final CsvRow row;
    private final Problems problems;
    private boolean wrong;

    Cells(String file, Header header, CsvRow row, Problems problems) {
        this.file = file;
        this.header = header;
        this.row = row;
        this.problems = problems;
    }

    int line() {
        return row.line();
    }

    /** Whether a mistake was taken down. */
    boolean wrong() {
        return wrong;
    }

    /** Then it is taken down, and nothing else is to be said of this row: no message may show one. */
    boolean holdsCardNumber() {
        wrong |= new CardCheck(file, header, problems).refuses(row);
        return wrong;
    }

    Map<String, Integer> members(ColumnFamily family) {
        return header.members(family);
    }

    Cell at(int position) {
        return row.cells().get(position);
    }

    /** A blank one when the file has no such column. */
    Cell cell(Column column) {
        var at = header.columns().get(column);
        return at == null ? EMPTY : row.cells().get(at);
    }

    String text(Column column) {
        return cell(column).text();
    }

    /** @param least what is read where something else stands */
    int whole(Column column, int least) {
        var cell = cell(column);
        if (!WHOLE.matcher(cell.text()).matches() || Integer.parseInt(cell.text()) < least) {
            wrong(column, "is not a whole number of at least " + least, "write one such as " + (least + 9));
            return least;
        }
        return Integer.parseInt(cell.text());
    }

    @Nullable
    Instant instant(Column column) {
        var cell = cell(column);
        if (cell.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(cell.text()).toInstant();
        } catch (DateTimeException e) {
            wrong(
                    column,
                    "is not a time with its offset (RFC 3339)",
                    "write one such as 2026-11-21T20:00:00Z or 2026-11-21T21:00:00+01:00");
            return null;
        }
    }

    void wrong(Column column, String rule, String advice) {
        wrong(cell(column), column.title(), rule, advice);
    }

    /** @param title of the cell's column */
    void wrong(Cell cell, String title, String rule, String advice) {
        wrong = true;
        problems.add(problem(cell, title, rule, advice));
    }

    void warn(Column column, String rule, String advice) {
        var cell = cell(column);
        problems.warn(new Problem(file, row.line(), cell.column(), cell.text(), rule, advice));
    }

    private Problem problem(Cell cell, String title, String rule, String advice) {
        var subject = cell.isBlank() ? title : title + " \"" + cell.text() + "\"";
        return new Problem(
                file,
                cell.line() == 0 ? row.line() : cell.line(),
                cell.column(),
                cell.text(),
                subject + " " + rule,
                advice);
    }
}
