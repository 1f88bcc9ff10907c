package dev.flightcase.cache.receipt;

import dev.flightcase.cache.checkout.ClockTrust;
import java.util.List;

/** The labels of a receipt's claim map, and what numbers in it stand for; docs/receipts.md explains each. Never reused. */
final class Claims {
    /** RFC 8392 §3.1.6, §3.1.7: when the sale was, in seconds, and the order's id. */
    static final long ISSUED_AT = 6;

    static final long ID = 7;

    /** Below -65536 is for private use (RFC 8392 §9.1). Within it, labels of our own. */
    static final long RECEIPT = -65537;

    static final long NUMBER = 1;
    static final long SELLER = 2;
    static final long CURRENCY = 3;
    static final long LINES = 4;
    static final long TOTAL = 5;
    static final long TENDERS = 6;
    static final long HASH = 7;
    static final long CUT = 8;
    static final long MORE_LINES = 9;
    static final long CLOCK = 10;
    static final long MARKS = 11;

    /** Half of a SHA-256: whoever would present another order for this receipt has 2^64 to try at the least. */
    static final int HASH_BYTES = 16;

    /** What the bits of {@link #CUT} have room for, beside the seller's: 63 of a long without its sign. */
    static final int LINES_MAX = 62;

    static final long TRAINING = 1;
    static final long VOIDED = 2;

    /** By their place; a kind that is not here stands as its text. */
    static final List<String> TENDER_KINDS = List.of("cash", "own-reader", "transfer", "payment-token", "pay-later");

    /** By their place. */
    static final List<ClockTrust.State> CLOCKS =
            List.of(ClockTrust.State.UNTRUSTED, ClockTrust.State.FLOOR, ClockTrust.State.HELD, ClockTrust.State.SYNCED);

    private Claims() {}
}
