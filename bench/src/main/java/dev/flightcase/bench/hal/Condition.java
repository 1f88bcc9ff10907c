package dev.flightcase.bench.hal;

import java.time.Duration;

/**
 * What a link does to packets now.
 *
 * @param carrier whether anything is at its other end
 * @param address whether somebody gave it one
 * @param loss share of the packets lost on each way, 0 to 1
 * @param roundTrip there and back
 * @param resolver what the resolver behind it says
 * @param broker whether the hub's broker can be reached
 * @param portal whether somebody wants a login first
 */
record Condition(
        boolean carrier,
        boolean address,
        double loss,
        Duration roundTrip,
        Resolver resolver,
        boolean broker,
        boolean portal) {

    enum Resolver {
        HONEST,
        SILENT,
        /** SERVFAIL: it is there, and nobody is behind it. */
        REFUSING,
        /** An address for every name. */
        LYING
    }

    static Condition good(double loss, Duration roundTrip) {
        return new Condition(true, true, loss, roundTrip, Resolver.HONEST, true, false);
    }

    /** Whether the node could use it. */
    boolean works() {
        return carrier && address && broker && !portal && loss < 1;
    }

    Condition withCarrier(boolean there) {
        return new Condition(there, address && there, loss, roundTrip, resolver, broker, portal);
    }

    Condition withoutAddress() {
        return new Condition(carrier, false, loss, roundTrip, resolver, broker, portal);
    }

    Condition withLoss(double share) {
        return new Condition(carrier, address, share, roundTrip, resolver, broker, portal);
    }

    Condition withRoundTrip(Duration other) {
        return new Condition(carrier, address, loss, other, resolver, broker, portal);
    }

    Condition withResolver(Resolver other) {
        return new Condition(carrier, address, loss, roundTrip, other, broker, portal);
    }

    Condition withoutBroker() {
        return new Condition(carrier, address, loss, roundTrip, resolver, false, portal);
    }

    Condition withPortal() {
        return new Condition(carrier, address, loss, roundTrip, resolver, false, true);
    }
}
