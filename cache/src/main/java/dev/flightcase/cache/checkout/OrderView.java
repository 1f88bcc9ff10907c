package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import java.util.UUID;

/** An acknowledged order, ready to send. */
public record OrderView(UUID id, long number, Bytes json) {}
