package dev.flightcase.catalogfolder;

import java.util.Locale;

/** Columns that there may be many of: {@code name:es}, {@code price:crew}. What follows the colon is the member's name. */
enum ColumnFamily {
    NAME("a language such as es"),
    DESCRIPTION("a language such as es"),
    PRICE("a price list such as crew, in small letters"),
    OPTION("an option such as size, in small letters");

    private final String example;

    ColumnFamily(String example) {
        this.example = example;
    }

    String prefix() {
        return name().toLowerCase(Locale.ROOT) + ":";
    }

    boolean allows(String name) {
        return switch (this) {
            case NAME, DESCRIPTION -> Naming.isLanguage(name);
            case PRICE -> Naming.isPriceList(name);
            case OPTION -> Naming.isOption(name);
        };
    }

    /** What the name after the colon has to be. */
    String example() {
        return example;
    }
}
