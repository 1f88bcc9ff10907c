package dev.flightcase.uplink;

/** Makes links to a broker. The port behind which the MQTT library stays. */
public interface MqttTransport {
    /**
     * Connects and subscribes; blocks until that is done or failed, at most twice the request's connect limit. Each call
     * builds everything anew.
     *
     * @param listener called on threads of the library, from before this method returns until the link is closed
     */
    Outcome connect(ConnectRequest request, LinkListener listener) throws InterruptedException;

    /** How an attempt ended. */
    sealed interface Outcome {
        record Up(MqttLink link) implements Outcome {}

        /** @param reason a few words for people and logs */
        record Failed(String reason) implements Outcome {}
    }
}
