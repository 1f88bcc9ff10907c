package dev.flightcase.hub.worker;

import com.google.protobuf.ByteString;

/**
 * One message from the broker, which it keeps until it is acknowledged.
 *
 * @param encoding the user property of that name, "identity" where there is none
 * @param acknowledge sends the PUBACK; does nothing when the connection it came on is gone. Must be called in the order of arrival
 */
public record Delivery(String topic, String encoding, ByteString payload, Runnable acknowledge) {}
