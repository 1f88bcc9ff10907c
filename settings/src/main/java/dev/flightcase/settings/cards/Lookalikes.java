package dev.flightcase.settings.cards;

/**
 * What is no card number although its digits would do, told by what stands around them: a part of a UUID, of a hash in
 * hexadecimal, of an IBAN or creditor reference whose own check digits are right, of a fraction such as {@code 0.…} or {@code 1.…E-4}. A telephone
 * number with its {@code +} is told by {@link CardScan}.
 */
final class Lookalikes {
    /** ITU-T E.164 §6.2.1. */
    static final int PHONE_DIGITS_MAX = 15;

    private static final int UUID_CHARS = 36;
    private static final int HASH_CHARS_MAX = 128;
    /** ISO 13616-1: 34 characters; people write them in groups of four. */
    private static final int IBAN_CHARS_MAX = 34 + 8;

    private Lookalikes() {}

    /** @param digits how many there are from {@code start} to {@code end} */
    static boolean explain(CharSequence text, int start, int end, int digits) {
        boolean unbroken = end - start == digits;
        return isInUuid(text, start, end)
                || (unbroken && isInHash(text, start, end))
                || isFraction(text, start, end)
                || isInIban(text, start, end);
    }

    private static boolean isInUuid(CharSequence text, int start, int end) {
        for (int at = Math.max(0, start - UUID_CHARS + 1); at < end && at + UUID_CHARS <= text.length(); at++) {
            if (isUuid(text, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUuid(CharSequence text, int at) {
        for (int i = 0; i < UUID_CHARS; i++) {
            char c = text.charAt(at + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !isHex(c)) {
                return false;
            }
        }
        return !isWord(text, at - 1) && !isWord(text, at + UUID_CHARS);
    }

    /** Object ids, MD5, SHA-1, SHA-2: with a letter, and just as long as one of them is. */
    private static boolean isInHash(CharSequence text, int start, int end) {
        int from = start;
        while (isWord(text, from - 1) && start - from <= HASH_CHARS_MAX) {
            from--;
        }
        int to = end;
        while (isWord(text, to) && to - end <= HASH_CHARS_MAX) {
            to++;
        }
        boolean letter = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isHex(c)) {
                return false;
            }
            letter |= c > '9';
        }
        return letter
                && switch (to - from) {
                    case 24, 32, 40, 48, 56, 64, 96, 128 -> true;
                    default -> false;
                };
    }

    /** As programs print a number from 0 to 1, or one with an exponent. */
    private static boolean isFraction(CharSequence text, int start, int end) {
        return start >= 2
                && text.charAt(start - 1) == '.'
                && isDigit(text.charAt(start - 2))
                && !isWord(text, start - 3)
                && (text.charAt(start - 2) == '0' || (end < text.length() && text.charAt(end) == 'E'));
    }

    /** ISO 13616-1 and ISO 11649 (RF): two letters, two check digits, more; with or without single spaces. */
    private static boolean isInIban(CharSequence text, int start, int end) {
        for (int at = start - 1; at >= Math.max(0, start - IBAN_CHARS_MAX); at--) {
            char c = text.charAt(at);
            if (c == ' ' ? text.charAt(at + 1) == ' ' : !isUpper(c) && !isDigit(c)) {
                return false;
            }
            if (isUpper(c) && !isWord(text, at - 1) && hasRightCheckDigits(text, at, end)) {
                return true;
            }
        }
        return false;
    }

    /** The remainder by 97 of all behind the first four characters, then those, letters as 10 to 35, must be 1. */
    private static boolean hasRightCheckDigits(CharSequence text, int at, int end) {
        int last = Math.min(text.length(), at + IBAN_CHARS_MAX);
        if (at + 4 > last
                || !isUpper(text.charAt(at + 1))
                || !isDigit(text.charAt(at + 2))
                || !isDigit(text.charAt(at + 3))) {
            return false;
        }
        int remainder = 0;
        for (int i = at + 4; i < last; i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                continue;
            }
            if (!isUpper(c) && !isDigit(c)) {
                return false;
            }
            remainder = append(remainder, c);
            if (i + 1 >= end && !isWord(text, i + 1) && withHead(remainder, text, at) == 1) {
                return true;
            }
        }
        return false;
    }

    private static int withHead(int body, CharSequence text, int at) {
        int remainder = body;
        for (int i = at; i < at + 4; i++) {
            remainder = append(remainder, text.charAt(i));
        }
        return remainder;
    }

    private static int append(int remainder, char c) {
        return isDigit(c) ? (10 * remainder + c - '0') % 97 : (100 * remainder + c - 'A' + 10) % 97;
    }

    private static boolean isWord(CharSequence text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
