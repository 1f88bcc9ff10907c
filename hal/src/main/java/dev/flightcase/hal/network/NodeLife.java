package dev.flightcase.hal.network;

import java.util.Optional;

/** What the node itself knows, and the watch has to ask. From any thread, without blocking. */
public interface NodeLife {

    /** The broker that is to be reached; empty without a hub. */
    Optional<Endpoint> broker();

    /** Whether a session with it is up: it proves the link that it goes over better than any probe, and costs nothing. */
    boolean sessionIsUp();

    /** Whether somebody is paying at this moment. */
    boolean checkoutIsOpen();
}
