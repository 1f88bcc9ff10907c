package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One product, ready to send.
 *
 * @param revision the catalog revision at which this product last changed
 * @param etag without quotes; the revision, with {@code .1} once its sale window has opened and {@code .2} once closed
 * @param until when its sale window changes it next; null for never
 */
public record ProductView(
        Bytes json, long revision, String etag, @Nullable Instant until) {}
