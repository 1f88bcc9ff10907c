package dev.flightcase.cache.checkout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the hub has not said that it has.
 *
 * @param entries of the journal, of every kind
 * @param orders among them, practice not counted
 * @param since node time of the oldest of them; null when nothing waits
 */
public record Waiting(long entries, long orders, @Nullable Instant since) {}
