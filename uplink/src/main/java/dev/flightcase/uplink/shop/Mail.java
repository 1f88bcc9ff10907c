package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.Arrival;
import dev.flightcase.uplink.commerce.CommandOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
    /** What became of a command after all. */
    record Late(UUID command, CommandOutcome outcome) {}

    /**
     * What others in the node ask for.
     *
     * @param metered what kind of link it is now; null when there is no such news
     * @param answers to commands that were answered before
     */
    record Wishes(
            boolean linkChanged,
            boolean pushNow,
            boolean report,
            @Nullable Boolean metered,
            List<Late> answers) {
        static final Wishes NONE = new Wishes(false, false, false, null, List.of());

        Wishes {
            answers = List.copyOf(answers);
        }

        Wishes withLinkChanged() {
            return new Wishes(true, pushNow, report, metered, answers);
        }

        Wishes withPush() {
            return new Wishes(linkChanged, true, report, metered, answers);
        }

        Wishes withReport() {
            return new Wishes(linkChanged, pushNow, true, metered, answers);
        }

        Wishes withMetered(boolean is) {
            return new Wishes(linkChanged, pushNow, report, is, answers);
        }

        Wishes withAnswer(Late answer) {
            var all = new ArrayList<>(answers);
            all.add(answer);
            return new Wishes(linkChanged, pushNow, report, metered, all);
        }
    }
}
