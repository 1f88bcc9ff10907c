package dev.flightcase.media.conformance;

/** How binding a rule is. */
public enum Severity {
    /** The specification says MUST. */
    MUST,
    /** The specification says SHOULD. */
    SHOULD,
    /** No specification says so, but a real player needs it. */
    CLIENT
}
