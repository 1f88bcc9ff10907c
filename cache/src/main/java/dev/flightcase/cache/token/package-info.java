/**
 * Who may do what at the stall: enrolled phones with bearer secrets, one-time codes to enrol them, the operator's PIN, and
 * short-lived session tokens. Nothing here needs a secure context in a browser or a network.
 *
 * <p>Threads: any. Checking a token or a secret touches no disk and takes no lock; enrolling and revoking block on one
 * fsync. The phones are in memory, with a RocksDB of their own behind them; the ledger shares nothing with it.
 *
 * <p>Secrets: of a phone's secret only the SHA-256 is kept (it has 256 random bits, so a slow hash would add nothing);
 * codes live in memory only. Every comparison takes the same time wherever two secrets differ.
 */
@NullMarked
package dev.flightcase.cache.token;

import org.jspecify.annotations.NullMarked;
