package dev.flightcase.catalogfolder;

import dev.flightcase.catalogfolder.CsvRow.Cell;
import dev.flightcase.catalogfolder.Utf8Source.NotUtf8Exception;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 has it: commas, quotes doubled inside quotes, line breaks inside quotes, CRLF or LF. A record with
 * a mistake is reported and left out; the next one begins on the next line.
 */
final class CsvReader {
    private final String file;
    private final Utf8Source source;
    private final FolderLimits limits;
    private final Problems problems;
    private int line = 1;
    private int column = 1;

    CsvReader(String file, Utf8Source source, FolderLimits limits, Problems problems) {
        this.file = file;
        this.source = source;
        this.limits = limits;
        this.problems = problems;
    }

    /** A mistake in the syntax of one record. */
    private static final class BadRecordException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        BadRecordException(Problem problem) {
            super(problem.text());
            this.problem = problem;
        }
    }

    /** The next record that is not blank; null at the end of the file. */
    @Nullable
    CsvRow next() throws IOException, NotUtf8Exception {
        while (source.peek() != Utf8Source.END && !problems.isFull()) {
            try {
                var row = row();
                if (!row.isBlank()) {
                    return row;
                }
            } catch (BadRecordException e) {
                problems.add(e.problem);
                skipLine();
            }
        }
        return null;
    }

    /** Where reading has arrived, for a problem that ends it. */
    Problem problemHere(String value, String rule, String advice) {
        return new Problem(file, line, column, value, rule, advice);
    }

    private CsvRow row() throws IOException, NotUtf8Exception, BadRecordException {
        var first = line;
        var cells = new ArrayList<Cell>();
        do {
            if (cells.size() == limits.columnsMax()) {
                throw new BadRecordException(problemHere(
                        "", "a row has more than " + limits.columnsMax() + " cells", "check the quotes and commas"));
            }
            cells.add(cell());
        } while (comma());
        endOfLine(cells);
        return new CsvRow(first, cells);
    }

    private Cell cell() throws IOException, NotUtf8Exception, BadRecordException {
        var cellLine = line;
        var cellColumn = column;
        var text = source.peek() == '"' ? quoted(cellLine, cellColumn) : bare();
        return new Cell(text.strip(), cellLine, cellColumn);
    }

    private String quoted(int cellLine, int cellColumn) throws IOException, NotUtf8Exception, BadRecordException {
        take();
        var text = new StringBuilder();
        while (true) {
            var next = source.peek();
            if (next == Utf8Source.END) {
                throw new BadRecordException(new Problem(
                        file, cellLine, cellColumn, text.toString(), "a quote is never closed", "close it with \""));
            }
            take();
            if (next == '"' && source.peek() != '"') {
                return text.toString();
            }
            if (next == '"') {
                take();
            }
            append(text, next, cellLine, cellColumn);
        }
    }

    private String bare() throws IOException, NotUtf8Exception, BadRecordException {
        var cellLine = line;
        var cellColumn = column;
        var text = new StringBuilder();
        while (true) {
            var next = source.peek();
            if (next == Utf8Source.END || next == ',' || next == '\n' || next == '\r') {
                return text.toString();
            }
            if (next == '"') {
                throw new BadRecordException(problemHere(
                        text.toString(),
                        "a quote stands inside a cell",
                        "put the whole cell in quotes, and double it"));
            }
            take();
            append(text, next, cellLine, cellColumn);
        }
    }

    private void append(StringBuilder text, int next, int cellLine, int cellColumn) throws BadRecordException {
        if (text.length() == limits.cellCharsMax()) {
            throw new BadRecordException(new Problem(
                    file,
                    cellLine,
                    cellColumn,
                    text.toString(),
                    "a cell has more than " + limits.cellCharsMax() + " characters",
                    "shorten it, or close its quote"));
        }
        if (next < ' ' && next != '\n' && next != '\r' && next != '\t') {
            throw new BadRecordException(
                    problemHere("", "a control character (code " + next + ") stands in a cell", "delete it"));
        }
        text.append((char) next);
    }

    private boolean comma() throws IOException, NotUtf8Exception {
        if (source.peek() != ',') {
            return false;
        }
        take();
        return true;
    }

    private void endOfLine(List<Cell> cells) throws IOException, NotUtf8Exception, BadRecordException {
        var next = source.peek();
        if (next == '\r') {
            take();
            next = source.peek();
            if (next != '\n' && next != Utf8Source.END) {
                throw new BadRecordException(
                        problemHere("", "a line ends with a carriage return alone", "save the file with LF or CRLF"));
            }
        }
        if (next == '\n') {
            take();
        } else if (next != Utf8Source.END) {
            throw new BadRecordException(problemHere(
                    cells.getLast().text(), "text follows a closing quote", "double the quotes inside a cell"));
        }
    }

    private void skipLine() throws IOException, NotUtf8Exception {
        while (source.peek() != Utf8Source.END && take() != '\n') {
            // Everything up to the next line belongs to the record with the mistake.
        }
    }

    private int take() throws IOException, NotUtf8Exception {
        var next = source.next();
        if (next == '\n') {
            line++;
            column = 1;
        } else if (!Character.isLowSurrogate((char) next)) {
            column++;
        }
        return next;
    }
}
