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
    CARD("card rolled back");

    private final String says;

    Kind(String says) {
        this.says = says;
    }

    boolean isOnTheWire() {
        return switch (this) {
            case DROP, DELAY, TRUNCATE, HALF_OPEN, REPLAY, DUPLICATE, REORDER -> true;
            case BROKER, WORKER, NODE, CARD -> false;
        };
    }

    String says() {
        return says;
    }
}
