package dev.flightcase.daemon.health;

/** The score in a word. */
public enum State {
    OK,
    /** Works, but something needs attention. */
    DEGRADED,
    CRITICAL,
    /** No signal is fresh. */
    UNKNOWN;

    static State of(int score, double coverage) {
        if (coverage == 0) {
            return UNKNOWN;
        }
        if (score >= Rule.ATTENTION_SCORE) {
            return OK;
        }
        return score >= Rule.CRITICAL_SCORE ? DEGRADED : CRITICAL;
    }
}
