package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;

/** What came of asking for a page of orders, newest first. */
public sealed interface OrderPage {

    /** {@code {"orders": [...], "next": cursor or null}}. */
    record Found(Bytes json) implements OrderPage {}

    record BadRequest(String parameter, String rule) implements OrderPage {}
}
