package dev.flightcase.hub.worker;

/** The brokers that the hub is tested with. */
public enum BrokerKind {
    /** Embedded, as the hub runs it. */
    HIVEMQ,
    /** From the distribution, where it is installed. */
    MOSQUITTO
}
