package dev.flightcase.hub.worker;

import com.google.protobuf.ByteString;
import java.util.function.Predicate;

/** A worker's connection to the broker, which is kept up for as long as the worker lives. */
public interface OrdersLine extends AutoCloseable {
    /**
     * Begins to connect, and goes on.
     *
     * @param arrived called on a thread of the line; must not block. False when there is no room: the connection is given up then, and what
     *     was not acknowledged on it comes again
     * @param lost what arrived and is not acknowledged will come again, to whomever
     */
    void start(Predicate<Delivery> arrived, Runnable lost);

    /**
     * Sends a retained message at QoS 1 and waits for the broker to have it. False when it can not be sent now.
     */
    boolean publishRetained(String topic, ByteString payload) throws InterruptedException;

    boolean isUp();

    @Override
    void close();
}
