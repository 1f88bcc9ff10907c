package dev.flightcase.hub.ledger;

import dev.flightcase.contract.commerce.Rejected;
import java.util.Locale;

/** Why an entry is in quarantine; the numbers are those of the contract. */
public enum Reason {
    OTHER_HASH(Rejected.Reason.OTHER_HASH),
    PLACE_TAKEN(Rejected.Reason.PLACE_TAKEN),
    WRONG_HASH(Rejected.Reason.WRONG_HASH),
    MALFORMED(Rejected.Reason.MALFORMED),
    OTHER_PAST(Rejected.Reason.OTHER_PAST);

    private final Rejected.Reason wire;

    Reason(Rejected.Reason wire) {
        this.wire = wire;
    }

    public int number() {
        return wire.getNumber();
    }

    /** In JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Rejected.Reason wire() {
        return wire;
    }

    /** @throws IllegalArgumentException for a number that no reason has */
    public static Reason of(int number) {
        for (var reason : values()) {
            if (reason.number() == number) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no reason has the number " + number);
    }
}
