package dev.flightcase.cache.audit;

/** What must always be true. I5 comes with tickets. */
public enum Invariant {
    I1("units: what is available, held, sold and withdrawn is what was granted, and follows from the journal"),
    I2("no number of units is or ever was negative"),
    I3("what the hub confirmed is in the journal; a payment token waits only for an order that needs it"),
    I4("each idempotency key has one effect, and each effect one key"),
    I6("each hold is live, or ended in exactly one way; what it became exists"),
    I7("the journal has no gaps, and its hashes and chains are right"),
    I8("the money of each order adds up: lines, taxes, tenders"),
    I9("nothing was sold outside its sale window"),
    I10("no card number is in any database");

    private final String says;

    Invariant(String says) {
        this.says = says;
    }

    /** In words. */
    public String says() {
        return says;
    }
}
