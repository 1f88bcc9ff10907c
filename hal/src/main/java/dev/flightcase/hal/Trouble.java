package dev.flightcase.hal;

/** What is wrong with a sensor; each change of it is one log line. */
public enum Trouble {
    NONE,
    /** Answers, but at least one signal failed or was implausible. */
    FAULTY,
    /** Threw: a mistake of ours. */
    THREW,
    /** Has not answered for longer than {@link HalConfig#hungAfter()}. */
    HUNG
}
