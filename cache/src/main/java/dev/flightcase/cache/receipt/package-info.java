/**
 * Receipts: an order as a page, as text, as JSON, and as a signed code that another node, or anybody, can check without
 * asking this one. {@link dev.flightcase.cache.receipt.ReceiptReader} makes a {@link
 * dev.flightcase.cache.receipt.Receipt} of an order's JSON; {@link dev.flightcase.cache.receipt.ReceiptSealer} signs it;
 * {@link dev.flightcase.cache.receipt.ReceiptVerifier} is the other end. docs/receipts.md has the signed form for readers
 * in other languages.
 *
 * <p>Nothing here blocks on anything but the processor (a signature takes milliseconds), keeps state or owns a thread.
 */
@NullMarked
package dev.flightcase.cache.receipt;

import org.jspecify.annotations.NullMarked;
