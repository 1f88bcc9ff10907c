package dev.flightcase.catalogfolder;

import java.util.Locale;
import java.util.regex.Pattern;

/** Columns that there may be many of: {@code name:es}, {@code price:crew}. What follows the colon is the member's name. */
enum ColumnFamily {
    // BCP 47 in its simplest form: a language, perhaps a script or region.
    NAME("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language such as es"),
    DESCRIPTION("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language such as es"),
    PRICE("[a-z0-9][a-z0-9_-]{0,31}", "a price list such as crew, in small letters"),
    OPTION("[a-z0-9][a-z0-9_-]{0,31}", "an option such as size, in small letters");

    private final Pattern member;
    private final String example;

    ColumnFamily(String member, String example) {
        this.member = Pattern.compile(member);
        this.example = example;
    }

    String prefix() {
        return name().toLowerCase(Locale.ROOT) + ":";
    }

    boolean allows(String name) {
        return member.matcher(name).matches();
    }

    /** What the name after the colon has to be. */
    String example() {
        return example;
    }
}
