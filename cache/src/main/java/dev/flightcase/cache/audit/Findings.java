package dev.flightcase.cache.audit;

import java.util.ArrayList;
import java.util.List;

/** What was found out about one invariant so far. Not thread-safe. */
final class Findings {
    private final Invariant invariant;
    private final int listMax;
    private final List<String> violations = new ArrayList<>();
    private boolean finished;
    private long checked;
    private long violated;

    Findings(Invariant invariant, int listMax) {
        this.invariant = invariant;
        this.listMax = listMax;
    }

    /** One more thing was looked at. */
    void checked() {
        checked++;
    }

    void violated(String how) {
        violated++;
        if (violations.size() < listMax) {
            violations.add(how);
        }
    }

    /** @param what it is, unless {@code holds} */
    void require(boolean holds, String what) {
        if (!holds) {
            violated(what);
        }
    }

    /** Everything was looked at. */
    void finish() {
        finished = true;
    }

    AuditReport.Checked report() {
        return new AuditReport.Checked(invariant, finished, checked, violations, violated);
    }
}
