package dev.flightcase.daemon.api;

import dev.flightcase.cache.checkout.Till;
import dev.flightcase.cache.token.Principal;
import dev.flightcase.cache.token.Role;

/** Who asks, as the ledger knows them. */
final class Tills {
    private Tills() {}

    static Till of(Principal who) {
        return new Till(who.device(), who.name(), who.role().mayActAs(Role.OPERATOR));
    }
}
