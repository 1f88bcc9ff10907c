package dev.flightcase.media.conformance;

import java.util.Comparator;

/**
 * One case in which a rule is broken.
 *
 * @param place the playlist or object, as the caller named it
 * @param line of the playlist, counted from 1; 0 where no line is to blame
 * @param found what is there; {@code right}: what would be right
 */
public record Violation(Rule rule, String place, int line, String found, String right)
        implements Comparable<Violation> {
    private static final Comparator<Violation> ORDER = Comparator.comparing(Violation::rule)
            .thenComparing(Violation::place)
            .thenComparingInt(Violation::line)
            .thenComparing(Violation::found)
            .thenComparing(Violation::right);

    @Override
    public int compareTo(Violation other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return rule.id() + " " + place + (line == 0 ? "" : ":" + line) + ": " + found + "; right: " + right;
    }
}
