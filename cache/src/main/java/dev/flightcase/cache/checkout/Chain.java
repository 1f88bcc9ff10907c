package dev.flightcase.cache.checkout;

/** Each chain links its entries by hash and numbers them from 1 without gaps. */
enum Chain {
    SALES(0),
    /** Practice never shares a number with a sale. */
    TRAINING(1),
    /** All that is no sale: voids, stock, the event's life, counted cash. */
    CORRECTIONS(2);

    private final int place;

    Chain(int place) {
        this.place = place;
    }

    /** Among the links of {@link Counters}, on disk too. */
    int place() {
        return place;
    }
}
