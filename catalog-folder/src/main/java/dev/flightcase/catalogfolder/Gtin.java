package dev.flightcase.catalogfolder;

/** What came of reading a barcode's number: a GTIN, as GS1 General Specifications §3.3 and §7.9 have it. */
public sealed interface Gtin {
    /** @param digits 8, 12, 13 or 14 of them, or none where nothing was written */
    record Read(String digits) implements Gtin {}

    record Wrong(String rule, String advice) implements Gtin {}

    /** @param text may hold the spaces and hyphens that people write into it */
    static Gtin read(String text) {
        var digits = GtinDigits.GAPS.matcher(text).replaceAll("");
        if (digits.isEmpty() && text.isEmpty()) {
            return new Read("");
        }
        if (!GtinDigits.SHAPE.matcher(digits).matches()) {
            return new Wrong("is no barcode number (GTIN)", "write its 8, 12, 13 or 14 digits, in a cell of text");
        }
        var last = digits.charAt(digits.length() - 1) - '0';
        var check = GtinDigits.check(digits);
        return last == check
                ? new Read(digits)
                : new Wrong("ends in " + last + ", while its other digits ask for " + check, "look at it again");
    }
}
