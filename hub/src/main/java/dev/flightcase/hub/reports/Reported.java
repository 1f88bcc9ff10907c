package dev.flightcase.hub.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a node said last.
 *
 * @param at by the node's clock
 * @param catalog null before the first
 */
public record Reported(Instant at, @Nullable Catalog catalog) {
    /**
     * The catalog that is served.
     *
     * @param news revision of the announcement
     * @param manifest SHA-256 of the list of its files, lower-case hex
     */
    public record Catalog(long news, String manifest) {}
}
