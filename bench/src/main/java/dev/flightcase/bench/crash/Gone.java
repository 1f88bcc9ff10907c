package dev.flightcase.bench.crash;

/** The node did not answer, or not with what was asked for: the customer goes home. */
final class Gone extends Exception {
    private static final long serialVersionUID = 1L;

    Gone() {
        super("the node is gone", null, false, false);
    }
}
