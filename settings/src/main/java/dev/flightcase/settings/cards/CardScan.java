package dev.flightcase.settings.cards;

import dev.flightcase.settings.cards.CardNumbers.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over one text. A run is digits with at most one visible separator between two of them; within it, groups are
 * what stands without one. Every stretch of whole groups with as many digits as a card has is looked at, so a number is
 * found although others stand beside it ({@code 12 4111 1111 1111 1111 123}). Of the run only the last digits are kept.
 */
final class CardScan {
    /** A power of two that holds the longest number. */
    private static final int KEPT = 32;

    private static final char NOTHING = '\0';

    private final CharSequence text;
    private final List<Place> found = new ArrayList<>(0);

    private final int[] values = new int[KEPT];
    private final int[] starts = new int[KEPT];
    private final boolean[] beginGroups = new boolean[KEPT];
    private int digits;
    private int runStart;
    private int lastEnd;
    private boolean inGap;
    private int separators;
    /** A digit here begins a group although one stands before it: that one belongs to a percent-escape. */
    private int afterEscape = -1;

    CardScan(CharSequence text) {
        this.text = text;
    }

    List<Place> places() {
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            int next = i + Character.charCount(c);
            int value = c <= '9' ? c - '0' : c < 0x80 ? -1 : Character.digit(c, 10);
            if (value >= 0) {
                digit(value, i, next);
            } else if (c == '%') {
                next = percent(i);
            } else {
                other(c);
            }
            i = next;
        }
        endRun();
        return found;
    }

    private void digit(int value, int start, int end) {
        int slot = digits % KEPT;
        values[slot] = value;
        starts[slot] = start;
        beginGroups[slot] = digits == 0 || inGap || start == afterEscape;
        if (digits == 0) {
            runStart = start;
        }
        digits++;
        lastEnd = end;
        inGap = false;
        separators = 0;
    }

    private void other(int c) {
        if (digits == 0) {
            return;
        }
        switch (Character.getType(c)) {
            case Character.FORMAT -> gap(0);
            case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION -> gap(1);
            default -> {
                // A form sends a space as a plus; U+2212 is the minus of typography.
                if (c == '+' || c == '\u2212') {
                    gap(1);
                } else {
                    endRun();
                }
            }
        }
    }

    /** An address bar's space or dash; any other escape ends the run. Returns where to go on. */
    private int percent(int at) {
        char high = charAt(at + 1);
        char low = charAt(at + 2);
        if (digits > 0 && high == '2' && (low == '0' || low == 'D' || low == 'd')) {
            gap(1);
            return at + 3;
        }
        endRun();
        afterEscape = at + 3;
        return at + 1;
    }

    private void gap(int visible) {
        if (!inGap) {
            endGroup();
            inGap = true;
        }
        separators += visible;
        if (separators > 1) {
            endRun();
        }
    }

    private void endRun() {
        if (digits > 0) {
            if (!inGap) {
                endGroup();
                stripe();
            }
            digits = 0;
            inGap = false;
            separators = 0;
        }
    }

    private void endGroup() {
        int most = Math.min(CardNumbers.DIGITS_MAX, digits);
        for (int count = CardNumbers.DIGITS_MIN; count <= most; count++) {
            int first = digits - count;
            int start = starts[first % KEPT];
            if (beginGroups[first % KEPT]
                    && passesLuhn(first)
                    && Issuers.issue(firstFour(first), count)
                    && !Lookalikes.explain(text, start, lastEnd, count)
                    && !(digits <= Lookalikes.PHONE_DIGITS_MAX && charAt(runStart - 1) == '+')) {
                add(new Place(start, lastEnd, lastEnd));
            }
        }
    }

    /** ISO/IEC 7813, track 2: {@code ;} number {@code =} expiry as YYMM, service code, more digits. */
    private void stripe() {
        char month = charAt(lastEnd + 3);
        if (charAt(lastEnd) != '=' || asciiDigitsFrom(lastEnd + 1) < 4 || month > '1') {
            return;
        }
        int end = lastEnd + 1 + asciiDigitsFrom(lastEnd + 1);
        boolean plain = lastEnd - runStart == digits && charAt(runStart - 1) == ';';
        if (!found.isEmpty() && found.getLast().end() == lastEnd) {
            add(new Place(found.getLast().start(), lastEnd, end));
        } else if (plain && digits >= CardNumbers.DIGITS_MIN && digits <= CardNumbers.DIGITS_MAX) {
            add(new Place(runStart, lastEnd, end));
        }
    }

    private int asciiDigitsFrom(int at) {
        int end = at;
        while (charAt(end) >= '0' && charAt(end) <= '9') {
            end++;
        }
        return end - at;
    }

    /** Stretches that overlap become one; what a stripe hides stays hidden. */
    private void add(Place place) {
        var merged = place;
        while (!found.isEmpty() && found.getLast().end() > merged.start()) {
            var before = found.removeLast();
            int numberEnd = before.end() > before.numberEnd() ? before.numberEnd() : merged.numberEnd();
            merged = new Place(
                    Math.min(before.start(), merged.start()), numberEnd, Math.max(before.end(), merged.end()));
        }
        found.add(merged);
    }

    /** From the right, every second digit counts twice, its two digits added; the sum must end in 0. */
    private boolean passesLuhn(int first) {
        int sum = 0;
        for (int i = first; i < digits; i++) {
            int value = values[i % KEPT];
            if ((digits - i) % 2 == 0) {
                value = value > 4 ? 2 * value - 9 : 2 * value;
            }
            sum += value;
        }
        return sum % 10 == 0;
    }

    private int firstFour(int first) {
        int number = 0;
        for (int i = first; i < first + 4; i++) {
            number = 10 * number + values[i % KEPT];
        }
        return number;
    }

    private char charAt(int at) {
        return at < 0 || at >= text.length() ? NOTHING : text.charAt(at);
    }
}
