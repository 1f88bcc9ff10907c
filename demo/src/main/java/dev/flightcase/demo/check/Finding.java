package dev.flightcase.demo.check;

/** What a check found. */
public sealed interface Finding {
    /** @param what a few words for the progress line */
    record Fine(String what) implements Finding {}

    /** @param what one line: what is wrong and what to do */
    record Problem(String what) implements Finding {}
}
