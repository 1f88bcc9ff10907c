/**
 * Payment tokens at rest: what the payment provider gave for a card or wallet, never a card number. A token is checked
 * ({@link PaymentTokenRules}), sealed under a key that is not in the database ({@link TokenSealer}), and stored in the
 * order's own batch until the hub has confirmed the order; then its row is deleted.
 *
 * <p>Threads: everything here is immutable and safe for any. Errors: what a till sends wrong and what was tampered with are
 * results; nothing here touches the disk.
 */
@NullMarked
package dev.flightcase.cache.payment;

import org.jspecify.annotations.NullMarked;
