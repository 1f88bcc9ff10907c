package dev.flightcase.hub;

import dev.flightcase.http.Router;

/** Something that the hub does for nodes beside its ledger. Belongs to {@link Hub}. */
interface HubPart extends AutoCloseable {
    void addTo(Router.Builder routes);

    /** Once the hub serves. */
    void start();

    @Override
    void close();
}
