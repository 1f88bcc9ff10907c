package dev.flightcase.bench.glass;

import java.time.Duration;
import java.util.List;

/**
 * Both pages at one moment.
 *
 * @param at since the measurement began
 * @param pages in the order of their windows
 */
record Glance(Duration at, List<Side> pages, HostTime host) {
    Glance {
        pages = List.copyOf(pages);
    }

    /**
     * One page.
     *
     * @param latencyMillis from the drawing of the clock strip to the frame on the glass; not a number when no strip could be read
     * @param stalls that the page has counted since it was opened: {@code waiting} events of its video element
     */
    record Side(double latencyMillis, long stalls) {
        boolean readable() {
            return !Double.isNaN(latencyMillis);
        }
    }

    boolean readable() {
        return pages.stream().allMatch(Side::readable);
    }

    /** How much further behind the first page is than the second, whichever it is, ms. */
    double apartMillis() {
        return Math.abs(pages.get(0).latencyMillis() - pages.get(1).latencyMillis());
    }
}
