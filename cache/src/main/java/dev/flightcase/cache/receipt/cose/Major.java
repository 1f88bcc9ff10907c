package dev.flightcase.cache.receipt.cose;

/** The first byte of a CBOR item: major type and additional information (RFC 8949 §3, table 1). */
final class Major {
    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int TAG = 6;

    /** The major type stands above these bits. */
    static final int SHIFT = 5;

    static final int INFORMATION = (1 << SHIFT) - 1;

    /** Additional information below this is the argument itself; from here on it is how many bytes follow. */
    static final int ONE_BYTE = 24;

    static final int TWO_BYTES = 25;
    static final int FOUR_BYTES = 26;
    static final int EIGHT_BYTES = 27;

    private Major() {}
}
