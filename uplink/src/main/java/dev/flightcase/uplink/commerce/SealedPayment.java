package dev.flightcase.uplink.commerce;

import dev.flightcase.uplink.Bytes;
import java.time.Instant;

/**
 * A payment token that only the hub can open.
 *
 * @param tender position among the order's tenders, from 0
 * @param provider name of the payment provider
 * @param scope what it may be used for, in the provider's words
 * @param sealed HPKE, as {@code commerce.proto} lays it out: the encapsulated key, then the ciphertext
 * @param keyId which of the hub's keys
 */
public record SealedPayment(int tender, String provider, String scope, Instant expires, Bytes sealed, long keyId) {}
