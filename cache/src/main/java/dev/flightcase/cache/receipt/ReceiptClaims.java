package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;

/**
 * What a code says of a receipt.
 *
 * @param receipt without what is not in a code: taxes, helper, cash given and change, the reason of a discount; names that
 *     were cut end with an ellipsis; the hash is the beginning of the order's
 * @param publicKey of the node that signed it; the receipt's node id follows from it
 * @param linesLeftOut how many lines the last line of the receipt stands for; 0 when all are there
 */
public record ReceiptClaims(Receipt receipt, Bytes publicKey, int linesLeftOut) {}
