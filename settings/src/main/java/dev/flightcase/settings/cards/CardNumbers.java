package dev.flightcase.settings.cards;

import java.util.List;

/**
 * Finds what looks like the number of a payment card (PAN): 13 to 19 digits with at most one space or dash between two of
 * them, that begin as an issuer's do and pass the Luhn check (ISO/IEC 7812-1). Digits of any script count, so do spaces
 * and dashes of any kind, {@code %20}, and characters that nobody sees. The stripe of a card,
 * {@code ;number=YYMM...}, is found whole, whatever its check digit says.
 *
 * <p>One number in ten passes the Luhn check, so some that are no cards are found too. Not taken for cards are those that
 * their surroundings explain: see {@link Lookalikes}. One pass, in time that grows with the text alone; pure.
 */
public final class CardNumbers {
    static final int DIGITS_MIN = 13;
    static final int DIGITS_MAX = 19;

    /** PCI DSS 4.0 §3.4.1: no more than these may be shown. */
    private static final int DIGITS_SHOWN = 4;

    private CardNumbers() {}

    /**
     * Where one stands, in chars.
     *
     * @param numberEnd just after the last digit of the number
     * @param end just after all that must not be seen: behind {@code numberEnd} when a stripe's data follow
     */
    public record Place(int start, int numberEnd, int end) {}

    public static boolean isIn(CharSequence text) {
        return !in(text).isEmpty();
    }

    /**
     * Of a field that may hold a barcode, such as a SKU: a whole text of 13 or 14 digits with the check digit of a GTIN
     * (GS1 General Specifications §7.9) is one, though it may pass the Luhn check too.
     */
    public static boolean isInCode(CharSequence text) {
        return isIn(text) && !isGtin(text);
    }

    /** From left to right, without overlaps. */
    public static List<Place> in(CharSequence text) {
        return text.length() < DIGITS_MIN ? List.of() : new CardScan(text).places();
    }

    /**
     * The same text with all but the last four digits of each replaced by asterisks, so that none is in it any more; the
     * very same when there is none.
     */
    public static String redact(String text) {
        var places = in(text);
        if (places.isEmpty()) {
            return text;
        }
        var redacted = new StringBuilder(text.length());
        int done = 0;
        for (var place : places) {
            redacted.append(text, done, place.start);
            mask(text, place, redacted);
            done = place.end;
        }
        // The four that stay may make up another one together with what stands beside them.
        return redact(redacted.append(text, done, text.length()).toString());
    }

    private static void mask(String text, Place place, StringBuilder out) {
        int shownFrom = place.numberEnd;
        for (int digits = 0; digits < DIGITS_SHOWN; ) {
            int before = text.codePointBefore(shownFrom);
            shownFrom -= Character.charCount(before);
            digits += Character.isDigit(before) ? 1 : 0;
        }
        for (int i = place.start; i < place.end; ) {
            int c = text.codePointAt(i);
            boolean shown = !Character.isDigit(c) || (i >= shownFrom && i < place.numberEnd);
            out.appendCodePoint(shown ? c : '*');
            i += Character.charCount(c);
        }
    }

    private static boolean isGtin(CharSequence text) {
        int sum = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            sum += (c - '0') * ((length - i) % 2 == 0 ? 3 : 1);
        }
        return (length == 13 || length == 14) && sum % 10 == 0;
    }
}
