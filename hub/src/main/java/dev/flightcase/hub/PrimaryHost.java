package dev.flightcase.hub;

import dev.flightcase.http.Router;
import dev.flightcase.hub.mqtt.HostState;

/** The hub as the primary host of Sparkplug nodes: online once it serves. */
record PrimaryHost(HostState state) implements HubPart {
    @Override
    public void addTo(Router.Builder routes) {
        // Nodes hear of it from the broker.
    }

    @Override
    public void start() {
        state.start();
    }

    @Override
    public void close() {
        state.close();
    }
}
