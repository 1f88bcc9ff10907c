package dev.flightcase.hal;

/** How far a reading may be used. A signal without any reading is not in the snapshot at all. */
public enum Quality {
    /** Passed its gate and is recent: may be shown and acted on. */
    GOOD,
    /** Passed its gate once, but nothing newer came in time: show it as old, do not act on it. */
    STALE,
    /** Failed its gate: evidence of a sensor that lies, never a value. */
    IMPLAUSIBLE
}
