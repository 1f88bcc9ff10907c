package dev.flightcase.catalogfolder;

import java.util.regex.Pattern;

/** The arithmetic of {@link Gtin}. */
final class GtinDigits {
    static final Pattern GAPS = Pattern.compile("[ -]");
    static final Pattern SHAPE = Pattern.compile("[0-9]{8}|[0-9]{12,14}");

    private GtinDigits() {}

    /** From the right, without the last: three times each odd place, once each even one; what lacks to the next ten. */
    static int check(String digits) {
        var sum = 0;
        for (var place = 1; place < digits.length(); place++) {
            var digit = digits.charAt(digits.length() - 1 - place) - '0';
            sum += place % 2 == 1 ? 3 * digit : digit;
        }
        return (10 - sum % 10) % 10;
    }
}
