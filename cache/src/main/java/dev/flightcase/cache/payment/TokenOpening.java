package dev.flightcase.cache.payment;

/** What came of opening a sealed token. */
public sealed interface TokenOpening {

    record Opened(PaymentToken token) implements TokenOpening {}

    /** Sealed under a key that is not at hand: it was changed, and the former one is gone. */
    record UnknownKey() implements TokenOpening {}

    /** The bytes, or the place they were found at, are not what was sealed. */
    record NotAuthentic() implements TokenOpening {}
}
