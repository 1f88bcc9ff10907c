package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;

/**
 * A message that belongs to no place in a journal, so that no receipt can speak of it.
 *
 * @param reason for the operator
 */
public record DeadLetter(String topic, String reason, ByteString payload) {}
