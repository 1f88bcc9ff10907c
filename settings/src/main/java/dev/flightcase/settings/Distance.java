package dev.flightcase.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How far apart two keys are: the edits (insert, delete, replace) that make one of the other. */
final class Distance {
    private Distance() {}

    /** The nearest of {@code names}, if it is at most {@code most} edits away and shares at least half its letters. */
    static Optional<String> nearest(String name, Collection<String> names, int most) {
        return names.stream()
                .min(Comparator.comparingInt(other -> between(name, other)))
                .filter(other -> between(name, other) <= Math.min(most, other.length() / 2));
    }

    static int between(String a, String b) {
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
