package dev.flightcase.catalogfolder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of {@code catalog.csv}; the {@link ColumnFamily families}, such as {@code name:es}, come on top. */
enum Column {
    SKU(true),
    NAME(true),
    PRICE(true),
    CURRENCY(true),
    TAX(false),
    STOCK(false),
    BUNDLE(false),
    OPENS(false),
    CLOSES(false),
    LIMIT(false),
    CATEGORY(false),
    DESCRIPTION(false),
    VARIANT_OF(false),
    OPEN_PRICE(false),
    BARCODE(false);

    private final boolean required;

    Column(boolean required) {
        this.required = required;
    }

    boolean isRequired() {
        return required;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> titled(String title) {
        return Arrays.stream(values())
                .filter(column -> column.title().equals(title.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(Column::title).toList();
    }
}
