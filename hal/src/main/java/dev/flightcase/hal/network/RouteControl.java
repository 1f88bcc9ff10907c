package dev.flightcase.hal.network;

import java.util.List;

/** Makes the kernel use the link that was chosen. */
public interface RouteControl {

    /**
     * May block on other programs, for a bounded time.
     *
     * @param bestFirst all links with a way out
     * @return what became of it, for people
     */
    String prefer(List<String> bestFirst);

    /** Does nothing, and says so. */
    static RouteControl dryRun() {
        return bestFirst -> "dry run: " + bestFirst.getFirst() + " would be used (network.apply is false)";
    }
}
