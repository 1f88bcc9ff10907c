package dev.flightcase.uplink;

/** What a metric's value is, for as long as a birth holds. */
public enum MetricType {
    INT,
    LONG,
    DOUBLE,
    BOOLEAN,
    TEXT
}
