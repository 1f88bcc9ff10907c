package dev.flightcase.bench.peer;

import java.util.UUID;

/** Stock of one kind, kept durably. Any thread; calls block until what they did is on the disk. */
interface HoldStore extends AutoCloseable {
    /** Sets the stock of a SKU that is not there yet. */
    void stock(String sku, long units);

    /** Takes units away, once for each key. */
    Outcome hold(Ask ask);

    /** Units that nobody holds. */
    long available(String sku);

    @Override
    void close();

    /**
     * @param id of the hold, if there comes to be one
     * @param key that makes a repetition harmless
     */
    record Ask(UUID id, String key, String sku, int quantity, long expiresAtMillis) {}

    /** What became of it. */
    sealed interface Outcome {
        /** @param id of this hold, or of the one that the same key got before */
        record Held(UUID id) implements Outcome {}

        record Insufficient(long available) implements Outcome {}

        /** The engine could not serve it in time: it was not done, and may be tried again. */
        record Busy(String why) implements Outcome {}
    }
}
