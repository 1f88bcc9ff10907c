package dev.flightcase.cache.checkout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The first 90 seconds of a drop, when most is asked for at once: what comes to nothing then is counted. */
final class DropStart {
    private static final Duration LENGTH = Duration.ofSeconds(90);

    private DropStart() {}

    /** Whether any of these went on sale so short before. */
    static boolean isFresh(Shelf shelf, List<OrderLine> lines, Instant at) {
        return lines.stream()
                .map(line -> shelf.slot(line.sku()))
                .filter(Objects::nonNull)
                .map(slot -> shelf.terms(slot).window().opens())
                .anyMatch(opens -> opens != null && !at.isBefore(opens) && at.isBefore(opens.plus(LENGTH)));
    }
}
