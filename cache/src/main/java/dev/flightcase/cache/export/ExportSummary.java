package dev.flightcase.cache.export;

/**
 * What was written.
 *
 * @param rows lines of a table below its head, or records
 * @param masked texts in which something looked like a card number
 */
public record ExportSummary(long rows, long masked) {}
