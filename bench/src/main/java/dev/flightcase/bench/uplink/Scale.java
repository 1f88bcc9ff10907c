package dev.flightcase.bench.uplink;

import java.time.Duration;
import java.util.List;

/**
 * How much of everything.
 *
 * @param rounds of each cell
 * @param orders queued on the node, and sold by the simulated nodes together
 * @param prices changed in a round
 */
record Scale(int rounds, int orders, int prices, Fleet fleet, Goods goods, Pauses pauses) {
    /**
     * Simulated nodes.
     *
     * @param nodes at one hub
     * @param workers of that hub: one measurement for each
     * @param lines nodes of each kind whose line is cut or swallows
     */
    record Fleet(int nodes, List<Integer> workers, int lines) {
        Fleet {
            workers = List.copyOf(workers);
        }
    }

    /** @param pictures of so many of its products, one each; 1 % of both change */
    record Goods(int skus, int pictures) {}

    /**
     * @param outage how long a line is cut
     * @param calm sold at an easy pace for so long, before and after a queue drains
     */
    record Pauses(Duration outage, Duration calm) {}

    /** To see that it works; no figure of it is worth keeping. */
    static Scale quick() {
        return new Scale(
                1,
                2_000,
                20,
                new Fleet(5, List.of(1, 3), 4),
                new Goods(1_000, 40),
                new Pauses(Duration.ofSeconds(2), Duration.ofSeconds(2)));
    }
}
