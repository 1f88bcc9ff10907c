package dev.flightcase.catalogfolder;

import dev.flightcase.catalogfolder.Utf8Source.NotUtf8Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@code catalog.csv}, read row by row as often as need be: it is never held as a whole. */
final class CatalogTable {
    static final String NAME = "catalog.csv";

    private final Path csv;
    private final String language;
    private final FolderLimits limits;

    CatalogTable(Path csv, String language, FolderLimits limits) {
        this.csv = csv;
        this.language = language;
        this.limits = limits;
    }

    /** Takes one row after the other. */
    @FunctionalInterface
    interface Rows {
        void row(Cells row);
    }

    /**
     * Stops at as many rows and problems as there may be.
     *
     * @return a digest of all that was read: a file that changes gives another one
     */
    String read(Problems problems, Rows rows) throws IOException {
        var digest = sha256();
        try (var stream = new DigestInputStream(Files.newInputStream(csv), digest)) {
            var reader = new CsvReader(NAME, new Utf8Source(stream), limits, problems);
            try {
                read(reader, problems, rows);
            } catch (NotUtf8Exception e) {
                problems.add(reader.problemHere(
                        "",
                        "byte " + e.bytePosition() + " of the file is not UTF-8",
                        "save the table as \"CSV UTF-8\""));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void read(CsvReader reader, Problems problems, Rows rows) throws IOException, NotUtf8Exception {
        var first = reader.next();
        var header = first == null
                ? null
                : Header.read(first, NAME, language, problems).orElse(null);
        if (header == null) {
            return;
        }
        var count = 0;
        for (var row = reader.next(); row != null; row = reader.next()) {
            if (count++ == limits.rowsMax()) {
                problems.add(new Problem(
                        NAME, row.line(), 0, "", "there are more than " + limits.rowsMax() + " rows", "split them"));
                return;
            }
            if (row.cells().size() == header.width()) {
                rows.row(new Cells(NAME, header, row, problems));
            } else {
                problems.add(uneven(row, header));
            }
        }
    }

    private static Problem uneven(CsvRow row, Header header) {
        return new Problem(
                NAME,
                row.line(),
                0,
                "",
                "the row has " + row.cells().size() + " cells, the first line " + header.width(),
                "check its commas, and put cells with a comma in quotes");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
