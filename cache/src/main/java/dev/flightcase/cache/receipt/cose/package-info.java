/**
 * How signed bytes are written so that a QR code can carry them and any language can read them: deterministic CBOR (RFC
 * 8949 §4.2.1), COSE_Sign1 (RFC 9052 §4.2), zlib (RFC 1950) where it makes them shorter, Base45 (RFC 9285). Only what
 * receipts need of each, all of it bounded and strict: what is not written exactly as we would write it is refused. Pure
 * functions on any thread; keys and signatures are the caller's.
 */
@NullMarked
package dev.flightcase.cache.receipt.cose;

import org.jspecify.annotations.NullMarked;
