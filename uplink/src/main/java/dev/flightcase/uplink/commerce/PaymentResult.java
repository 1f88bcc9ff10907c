package dev.flightcase.uplink.commerce;

import java.util.UUID;

/**
 * What became of one payment token.
 *
 * @param number rises with each result; the highest one on disk is reported to the hub
 * @param tender position among the order's tenders, from 0
 * @param reason in the provider's words, for the seller; at most 200 characters
 */
public record PaymentResult(long number, UUID order, int tender, Result result, String reason) {
    /** As in {@code commerce.proto}. */
    public enum Result {
        CAPTURED,
        DECLINED,
        EXPIRED
    }
}
