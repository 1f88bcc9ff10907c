/**
 * Other ways to keep stock, behind the node's own HTTP server and on its own flags: what the ledger is measured beside. Each does for a
 * hold what the ledger does: one durable transaction of stock, hold and idempotency key, and an answer only after its fsync. They check
 * no token, keep no expiry and chain nothing, which is in their favour.
 */
@NullMarked
package dev.flightcase.bench.peer;

import org.jspecify.annotations.NullMarked;
