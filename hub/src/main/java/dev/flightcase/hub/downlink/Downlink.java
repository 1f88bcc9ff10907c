package dev.flightcase.hub.downlink;

import com.google.protobuf.ByteString;

/** The way through the broker to nodes, at QoS 1. Methods wait for the broker, a few seconds at most; from any thread that may. */
public interface Downlink {
    /** Another number after each new connection: the broker may have forgotten what was told before. */
    long session();

    /** To who listens now. False when it can not be sent now. */
    boolean publish(String topic, ByteString payload);

    /** To who listens now or comes later, until something newer is retained. False when it can not be sent now. */
    boolean publishRetained(String topic, ByteString payload);
}
