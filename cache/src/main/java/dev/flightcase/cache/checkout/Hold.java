package dev.flightcase.cache.checkout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Units kept for a till on the way to an order.
 *
 * @param lines as they were asked for
 * @param demand units by SKU that has stock: a bundle is its parts
 * @param at node time, for I9: what was held within its sale window is sold within it
 * @param granted what the first answer said that it lasts
 */
record Hold(
        UUID id,
        UUID event,
        UUID device,
        Instant at,
        Duration granted,
        Lease lease,
        List<OrderLine> lines,
        Map<String, Long> demand) {
    /** What becomes of a hold; each ends in exactly one way (I6). */
    enum State {
        HELD('h'),
        CONVERTED('c'),
        RELEASED('r'),
        EXPIRED('x');

        private final byte code;

        State(char code) {
            this.code = (byte) code;
        }

        /** On disk. */
        byte code() {
            return code;
        }

        static State of(byte code) {
            for (var state : values()) {
                if (state.code == code) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state of a hold has the code " + code);
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Hold {
        lines = List.copyOf(lines);
        demand = Map.copyOf(demand);
    }

    /** Units of a SKU as its lines name it. */
    long asked(String sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .mapToLong(OrderLine::quantity)
                .sum();
    }

    Hold with(Lease newLease) {
        return new Hold(id, event, device, at, granted, newLease, lines, demand);
    }
}
