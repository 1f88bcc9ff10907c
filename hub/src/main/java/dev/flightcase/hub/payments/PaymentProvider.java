package dev.flightcase.hub.payments;

/** Turns tokens into money. Any thread. */
@FunctionalInterface
public interface PaymentProvider {
    /**
     * Asked again with the same {@link Capture#key}, it takes no money a second time and answers as it did. Blocks, for a bounded time.
     */
    PaymentAnswer capture(Capture capture) throws InterruptedException;
}
