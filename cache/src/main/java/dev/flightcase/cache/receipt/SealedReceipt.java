package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;

/**
 * A signed receipt.
 *
 * @param cose the COSE_Sign1
 * @param text the same for a QR code: deflated when that is shorter, in Base45
 * @param publicKey of the node that signed it, which is in both
 */
public record SealedReceipt(Bytes cose, String text, Bytes publicKey) {}
