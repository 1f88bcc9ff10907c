package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.Arrival;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reached the connection's thread since it last looked.
 *
 * @param up how many messages the broker takes at a time, once the channel is up; 0 when there is no such news
 * @param lost why the channel is gone, null while it is not known to be
 * @param overflowed messages that found no room
 */
record Mail(
        int up, @Nullable String lost, List<Arrival> arrivals, List<Long> delivered, long overflowed, Wishes wishes) {
    /**
     * What others in the node ask for.
     *
     * @param metered what kind of link it is now; null when there is no such news
     */
    record Wishes(
            boolean linkChanged,
            boolean pushNow,
            boolean report,
            @Nullable Boolean metered) {
        static final Wishes NONE = new Wishes(false, false, false, null);
    }
}
