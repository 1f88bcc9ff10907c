package dev.flightcase.cache.receipt;

/** What came of checking a receipt's code. */
public sealed interface ReceiptVerification {

    /**
     * Signed as it stands by the node that it names. Whether that node is the seller's is for the reader to judge: anybody
     * can make a key.
     */
    record Genuine(ReceiptClaims claims) implements ReceiptVerification {}

    /** It looks like a receipt, and its signature is not that of the node it names. */
    record Forged(String why) implements ReceiptVerification {}

    /** It is no receipt, or one that was damaged on the way. */
    record Unreadable(String why) implements ReceiptVerification {}
}
