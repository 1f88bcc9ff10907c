package dev.flightcase.media;

import java.util.Map;

/**
 * What the node's own judge found in one stream since the process started: nothing, on a good day.
 *
 * @param violations by the rule's id, such as {@code T20}
 * @param rulesLately how many different rules were broken within {@link StreamWatch#LATELY}
 * @param checks texts that were judged; {@code skipped}: not, because judging had cost its share of the processor
 */
public record ConformanceStatus(Map<String, Long> violations, int rulesLately, long checks, long skipped) {
    public ConformanceStatus {
        violations = Map.copyOf(violations);
    }

    public long total() {
        return violations.values().stream().mapToLong(Long::longValue).sum();
    }
}
