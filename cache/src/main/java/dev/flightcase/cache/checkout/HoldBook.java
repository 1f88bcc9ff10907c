package dev.flightcase.cache.checkout;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The live holds, in memory. The ledger's thread only. */
final class HoldBook {
    /** So many old leases are not worth clearing out. */
    private static final int DUE_SLACK = 1000;

    private final Map<UUID, Hold> live = new HashMap<>();
    private final Map<UUID, Integer> byDevice = new HashMap<>();
    /** Leases in the order in which they end; of an extended or ended hold, old ones are skipped when they come up. */
    private final PriorityQueue<Due> due = new PriorityQueue<>();

    private record Due(long ticks, UUID hold) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return Long.signum(ticks - other.ticks);
        }
    }

    @Nullable
    Hold get(UUID id) {
        return live.get(id);
    }

    Collection<Hold> all() {
        return List.copyOf(live.values());
    }

    int size() {
        return live.size();
    }

    /** Ends that it looks out for, old ones too. */
    int dues() {
        return due.size();
    }

    int of(UUID device) {
        return byDevice.getOrDefault(device, 0);
    }

    void put(Hold hold) {
        var before = live.put(hold.id(), hold);
        if (before == null) {
            byDevice.merge(hold.device(), 1, Integer::sum);
        }
        due(hold);
        if (due.size() > DUE_SLACK + 2 * live.size()) {
            due.clear();
            live.values().forEach(this::due);
        }
    }

    private void due(Hold hold) {
        due.add(new Due(hold.lease().untilTicks(), hold.id()));
    }

    void remove(UUID id) {
        var hold = live.remove(id);
        if (hold != null) {
            byDevice.computeIfPresent(hold.device(), (_, holds) -> holds == 1 ? null : holds - 1);
        }
    }

    /** Those whose lease is over, each once; they stay until they are removed. */
    List<Hold> over(long ticks) {
        var over = new LinkedHashMap<UUID, Hold>();
        for (var next = due.peek(); next != null && ticks - next.ticks >= 0; next = due.peek()) {
            due.remove();
            var hold = live.get(next.hold);
            if (hold != null && hold.lease().untilTicks() == next.ticks) {
                over.put(hold.id(), hold);
            }
        }
        return List.copyOf(over.values());
    }

    /** Those that {@link #over} gave, when they could not be ended after all. */
    void again(List<Hold> holds) {
        holds.forEach(this::due);
    }

    /** Nanoseconds until the next lease may be over, at least 0; {@link Long#MAX_VALUE} without one. */
    long nanosToNext(long ticks) {
        var next = due.peek();
        return next == null ? Long.MAX_VALUE : Math.max(0, next.ticks - ticks);
    }
}
