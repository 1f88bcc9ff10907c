package dev.flightcase.demo.relay;

import dev.flightcase.demo.relay.Fault.Direction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The newest PUBLISH packets that went through, each way. From any thread. */
final class Past {
    /** Guarded by this. */
    private final Map<Direction, Deque<Packet>> packets = new EnumMap<>(Direction.class);

    synchronized void keep(Direction direction, Packet packet) {
        var kept = packets.computeIfAbsent(direction, _ -> new ArrayDeque<>());
        kept.add(packet);
        if (kept.size() > Fault.REPLAYED_MAX) {
            kept.removeFirst();
        }
    }

    synchronized List<Packet> of(Direction direction) {
        var kept = packets.get(direction);
        return kept == null ? List.of() : List.copyOf(kept);
    }
}
