package dev.flightcase.bench.faults;

import dev.flightcase.demo.relay.Fault;
import dev.flightcase.demo.relay.Fault.Direction;
import dev.flightcase.demo.relay.FaultPlan;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Plans for the relay. */
final class WireFaults {
    static final FaultPlan NONE = new FaultPlan(List.of());

    /** The node has two connections; each meets its fault, and once more when it comes back. */
    private static final int CONNECTIONS = 4;

    private static final int DEAD_CONNECTIONS = 32;
    private static final int PUBLISHES = 12;
    private static final int DELAY_MILLIS_MAX = 500;
    private static final int HALF_OPEN_MILLIS_MAX = 3_000;
    private static final Duration DEAD = Duration.ofSeconds(2);

    private WireFaults() {}

    /** One fault of this kind for each of the next connections. */
    static FaultPlan of(Kind kind, RandomGenerator random) {
        return new FaultPlan(Stream.generate(() -> List.of(fault(kind, random)))
                .limit(CONNECTIONS)
                .toList());
    }

    /** Connections come up, and then no order and no receipt passes. */
    static FaultPlan dead() {
        List<Fault> both = List.of(
                new Fault.HalfOpen(Direction.TO_BROKER, 1, DEAD), new Fault.HalfOpen(Direction.FROM_BROKER, 1, DEAD));
        return new FaultPlan(Collections.nCopies(DEAD_CONNECTIONS, both));
    }

    private static Fault fault(Kind kind, RandomGenerator random) {
        var direction = random.nextBoolean() ? Direction.TO_BROKER : Direction.FROM_BROKER;
        int publish = 1 + random.nextInt(PUBLISHES);
        return switch (kind) {
            case DROP -> new Fault.Drop(direction, publish);
            case TRUNCATE -> new Fault.Truncate(direction, publish);
            case DELAY -> new Fault.Delay(direction, publish, millis(random, DELAY_MILLIS_MAX));
            case HALF_OPEN -> new Fault.HalfOpen(direction, publish, millis(random, HALF_OPEN_MILLIS_MAX));
            case DUPLICATE -> new Fault.Duplicate(direction, publish);
            case REORDER -> new Fault.Reorder(direction, publish);
            case REPLAY -> new Fault.Replay(direction, publish);
            case BROKER, WORKER, NODE, CARD, OUTAGE, CLOCK ->
                throw new IllegalArgumentException(kind + " is no fault of the wire");
        };
    }

    private static Duration millis(RandomGenerator random, int most) {
        return Duration.ofMillis(1 + random.nextInt(most));
    }
}
