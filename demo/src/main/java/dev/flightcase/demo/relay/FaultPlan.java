package dev.flightcase.demo.relay;

import dev.flightcase.demo.relay.Fault.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Which connection meets which faults; connections behind the last one meet none.
 *
 * @param connections in the order in which they are accepted
 */
public record FaultPlan(List<List<Fault>> connections) {
    /** Long enough to reach timers of milliseconds, short enough to run hundreds. */
    private static final int DELAY_MILLIS_MAX = 200;

    private static final int HALF_OPEN_MILLIS_MAX = 3_000;
    private static final int PUBLISHES = 12;
    private static final int KINDS = 7;

    public FaultPlan {
        connections = connections.stream().map(List::copyOf).toList();
    }

    /** The same for the same seed. */
    public static FaultPlan seeded(long seed, int connections, int faultsEach) {
        var random = new Random(seed);
        var all = new ArrayList<List<Fault>>();
        for (int i = 0; i < connections; i++) {
            var faults = new ArrayList<Fault>();
            for (int j = 0; j < faultsEach; j++) {
                faults.add(fault(random));
            }
            all.add(faults);
        }
        return new FaultPlan(all);
    }

    /** Faults of the connection that is accepted as the {@code index}-th, from 0. */
    List<Fault> of(int index) {
        return index < connections.size() ? connections.get(index) : List.of();
    }

    private static Fault fault(Random random) {
        var direction = random.nextBoolean() ? Direction.TO_BROKER : Direction.FROM_BROKER;
        int publish = 1 + random.nextInt(PUBLISHES);
        return switch (random.nextInt(KINDS)) {
            case 0 -> new Fault.Drop(direction, publish);
            case 1 -> new Fault.Truncate(direction, publish);
            case 2 -> new Fault.Delay(direction, publish, millis(random, DELAY_MILLIS_MAX));
            case 3 -> new Fault.HalfOpen(direction, publish, millis(random, HALF_OPEN_MILLIS_MAX));
            case 4 -> new Fault.Duplicate(direction, publish);
            case 5 -> new Fault.Reorder(direction, publish);
            default -> new Fault.Replay(direction, publish);
        };
    }

    private static Duration millis(Random random, int most) {
        return Duration.ofMillis(1 + random.nextInt(most));
    }
}
