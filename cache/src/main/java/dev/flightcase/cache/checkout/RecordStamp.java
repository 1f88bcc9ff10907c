package dev.flightcase.cache.checkout;

import java.time.Instant;
import java.util.UUID;

/**
 * What the ledger itself wrote on a record; see {@link Stamp}.
 *
 * @param number in its chain
 * @param clock how far the time can be trusted: a name of {@link ClockTrust.State}
 * @param boot of the ledger; with the sequence it orders records whose time cannot be trusted
 * @param previous hash of the record before in its chain, base64url
 */
public record RecordStamp(UUID id, long number, Instant at, String clock, long boot, long sequence, String previous) {}
