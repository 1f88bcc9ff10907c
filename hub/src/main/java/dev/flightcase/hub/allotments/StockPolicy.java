package dev.flightcase.hub.allotments;

/** What becomes of what could not be prevented; keys {@code reconcile.*}. */
public record StockPolicy(ReturnedSlice returnedSlice, Oversold oversold) {
    /** Of the rest of a slice whose epoch is over. */
    public enum ReturnedSlice {
        /** It stays out until an operator says. */
        ASK,
        /** To the pool. */
        RETURN,
        /** To the same node, in its next epoch. */
        KEEP
    }

    /** Of more sold than there was. */
    public enum Oversold {
        /** Nothing more is granted of it until an operator says. */
        ASK,
        /** There was more than the pool said: it is raised to what is out. */
        RAISE_POOL
    }

    public static StockPolicy defaults() {
        return new StockPolicy(ReturnedSlice.ASK, Oversold.ASK);
    }
}
