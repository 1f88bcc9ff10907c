package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;

/** What came of asking for a page. */
public sealed interface Page {
    /** {@code {"orders": [...], "next": cursor or null}}, or as it says where it is asked for. */
    record Found(Bytes json) implements Page {}

    record BadRequest(String parameter, String rule) implements Page {}
}
