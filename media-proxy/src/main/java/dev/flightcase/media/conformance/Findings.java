package dev.flightcase.media.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What judges found: which rules had something to judge, and each violation. Counts go on for ever, examples are kept up to a bound.
 * Thread-safe.
 */
public final class Findings {
    /** Enough to see a pattern; a broken stream breaks the same rule with every part. */
    private static final int EXAMPLES_MAX = 20;

    private final Set<Rule> judged = EnumSet.noneOf(Rule.class);
    private final Map<Rule, Long> counts = new EnumMap<>(Rule.class);
    private final Map<Rule, List<Violation>> examples = new EnumMap<>(Rule.class);

    /** These rules applied to what was looked at, whether or not it broke them. */
    public synchronized void judged(Rule... rules) {
        Collections.addAll(judged, rules);
    }

    public synchronized void add(Violation violation) {
        judged.add(violation.rule());
        counts.merge(violation.rule(), 1L, Long::sum);
        List<Violation> kept = examples.computeIfAbsent(violation.rule(), _ -> new ArrayList<>());
        if (kept.size() < EXAMPLES_MAX) {
            kept.add(violation);
        }
    }

    public void add(Rule rule, String place, int line, String found, String right) {
        add(new Violation(rule, place, line, found, right));
    }

    /** Marks the rule as judged, and adds a violation unless it is kept. */
    void check(boolean kept, Rule rule, String place, int line, String found, String right) {
        if (kept) {
            judged(rule);
        } else {
            add(rule, place, line, found, right);
        }
    }

    /** Sorted by rule, then place. */
    public synchronized List<Violation> violations() {
        return examples.values().stream().flatMap(List::stream).sorted().toList();
    }

    /** The first that was found of each rule, in the order of the rules. */
    public synchronized List<Violation> firsts() {
        return examples.values().stream().map(List::getFirst).toList();
    }

    public synchronized long count(Rule rule) {
        return counts.getOrDefault(rule, 0L);
    }

    public synchronized long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public synchronized Set<Rule> judgedRules() {
        return judged.isEmpty() ? Set.of() : EnumSet.copyOf(judged);
    }
}
