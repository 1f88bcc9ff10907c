package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.wire.HubReceipt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The batches on their way, in their order, and how many there may be. That grows by one with each batch that a receipt names and
 * is halved when none comes: a hub that is slow gets little to do twice.
 */
final class Flights {
    private static final int WINDOW_FIRST = 4;

    private final Deque<Flight> flights = new ArrayDeque<>();
    private final int windowMax;
    private int window;

    Flights(int windowMax) {
        this.windowMax = windowMax;
        this.window = Math.min(WINDOW_FIRST, windowMax);
    }

    int size() {
        return flights.size();
    }

    int window() {
        return window;
    }

    int windowMax() {
        return windowMax;
    }

    boolean isEmpty() {
        return flights.isEmpty();
    }

    void add(Flight flight) {
        flights.add(flight);
    }

    void clear() {
        flights.clear();
    }

    void halve() {
        window = Math.max(1, window / 2);
    }

    /** The broker has the batch of this token. */
    void handedOver(long token) {
        for (var flight : flights) {
            if (flight.token() == token) {
                flight.handOver();
                return;
            }
        }
    }

    /** The hub has everything up to this sequence. */
    void settle(long mark) {
        while (!flights.isEmpty() && flights.getFirst().last() <= mark) {
            flights.removeFirst();
            window = Math.min(windowMax, window + 1);
        }
    }

    /** The one that waits longest for a receipt. */
    Optional<Flight> oldest() {
        return Optional.ofNullable(flights.peekFirst());
    }

    /** What the broker has and the hub, which has something behind it, has not. */
    List<Flight> missing(List<HubReceipt.Gap> gaps) {
        if (gaps.isEmpty()) {
            return List.of();
        }
        return flights.stream()
                .filter(Flight::handedOver)
                .filter(flight ->
                        gaps.stream().anyMatch(gap -> gap.first() <= flight.first() && flight.last() <= gap.last()))
                .toList();
    }
}
