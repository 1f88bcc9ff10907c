package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import java.util.UUID;

/** Seals payment tokens for the disk with a key that is not on it. Called on the ledger's thread: must not block. */
@FunctionalInterface
public interface TokenSealer {
    /**
     * @param order that the token pays
     * @param tender its place among the order's tenders, from 0
     * @return bytes that only the same order and tender can open again
     */
    Bytes seal(UUID order, int tender, Tender.PaymentToken token);
}
