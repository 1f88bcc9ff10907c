package dev.flightcase.cache.audit;

import java.time.Duration;
import java.util.List;

/**
 * What an audit found.
 *
 * @param sequence of the last entry of the journal at the moment that was looked at
 */
public record AuditReport(List<Checked> checks, long sequence, Duration took) {
    /**
     * One invariant.
     *
     * @param finished whether everything was looked at
     * @param checked how many things were looked at
     * @param violations the first of them, in words
     * @param violated how many there are
     */
    public record Checked(Invariant invariant, boolean finished, long checked, List<String> violations, long violated) {
        public Checked {
            violations = List.copyOf(violations);
        }

        public boolean ok() {
            return finished && violated == 0;
        }
    }

    public AuditReport {
        checks = List.copyOf(checks);
    }

    public boolean finished() {
        return checks.stream().allMatch(Checked::finished);
    }

    public long violated() {
        return checks.stream().mapToLong(Checked::violated).sum();
    }

    /** Everything was looked at, and all of it is right. */
    public boolean ok() {
        return checks.stream().allMatch(Checked::ok);
    }
}
