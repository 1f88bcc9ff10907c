package dev.flightcase.bench.crash;

/** What came of a request. */
sealed interface Answer {

    /** @param body exactly as it came; UTF-8 */
    record Answered(int status, String body) implements Answer {}

    /** Nobody knows whether it happened: no connection, or it broke, or nothing came in time. */
    record Unanswered(String why) implements Answer {}
}
