package dev.flightcase.uplink.sync;

/** What came of fetching. */
sealed interface Fetched {
    record Here() implements Fetched {}

    /** @param reason one line, for people */
    record Failed(String reason) implements Fetched {}
}
