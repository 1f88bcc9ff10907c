package dev.flightcase.cache.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One file of an export. */
public enum ExportPart {
    /** A row for each line of each sale, and one that takes it off again for each that was voided. */
    ORDERS("orders.csv", "text/csv; charset=utf-8"),
    PAYMENTS("payments.csv", "text/csv; charset=utf-8"),
    TAXES("taxes.csv", "text/csv; charset=utf-8"),
    /** What is left now. */
    STOCK("stock.csv", "text/csv; charset=utf-8"),
    /** Every record as it was hashed, one a line: who has it can check the chains. */
    JOURNAL("journal.jsonl", "application/jsonl"),
    /** Orders as the API shows them, and all other records, as one JSON value. */
    DOCUMENT("export.json", "application/json");

    private final String file;
    private final String mediaType;

    ExportPart(String file, String mediaType) {
        this.file = file;
        this.mediaType = mediaType;
    }

    public String file() {
        return file;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether it has rows and columns. */
    public boolean isTable() {
        return mediaType.startsWith("text/csv");
    }

    /** As it is asked for. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ExportPart> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }

    /** What {@code csv} stands for. */
    public static List<ExportPart> tables() {
        return List.of(ORDERS, PAYMENTS, TAXES, STOCK, JOURNAL);
    }
}
