package dev.flightcase.bench.faults;

/** What goes wrong in a run. The first seven happen on the wire, see {@link dev.flightcase.demo.relay.Fault}. */
enum Kind {
    DROP("connection reset"),
    DELAY("packets late"),
    TRUNCATE("cut within a packet"),
    HALF_OPEN("half-open"),
    REPLAY("old packets again"),
    DUPLICATE("PUBLISH twice"),
    REORDER("packets in another order"),
    BROKER("kill -9 of the hub; its broker forgets all"),
    WORKER("kill -9 of a worker"),
    NODE("kill -9 of the node"),
    CARD("card rolled back"),
    OUTAGE("a day without a line, the power goes twice"),
    CLOCK("the node's clock is wrong, and jumps");

    private final String says;

    Kind(String says) {
        this.says = says;
    }

    boolean isOnTheWire() {
        return switch (this) {
            case DROP, DELAY, TRUNCATE, HALF_OPEN, REPLAY, DUPLICATE, REORDER -> true;
            case BROKER, WORKER, NODE, CARD, OUTAGE, CLOCK -> false;
        };
    }

    /** Whether it can happen on this machine. */
    boolean isPossible() {
        return this != CLOCK || WrongClock.library().isPresent();
    }

    String says() {
        return says;
    }
}
