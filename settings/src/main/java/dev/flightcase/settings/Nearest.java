package dev.flightcase.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant: the name with the fewest edits (insert, delete, replace) between them, case aside. */
public final class Nearest {
    /** Further away than this, a suggestion is a guess. */
    private static final int DISTANCE_MAX = 3;
    /** Nobody mistypes a longer word; it is something else. */
    private static final int CHARS_MAX = 64;

    private Nearest() {}

    /** Empty when nothing is near: at most three edits, and at most half of the name's letters. */
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > CHARS_MAX) {
            return Optional.empty();
        }
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(word, name)))
                .filter(name -> distance(word, name) <= Math.min(DISTANCE_MAX, name.length() / 2));
    }

    private static int distance(String word, String name) {
        var a = word.toLowerCase(Locale.ROOT);
        var b = name.toLowerCase(Locale.ROOT);
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
