package dev.flightcase.hub.payments;

import dev.flightcase.hub.ledger.Entry;
import java.util.UUID;

/** Opens payment tokens that nodes have sealed for this hub. Any thread; does not block. */
@FunctionalInterface
public interface TokenOpener {
    Opening open(UUID order, Entry.Token token);

    /** What came of it. */
    sealed interface Opening {
        /** @param token visible ASCII */
        record Opened(String token) implements Opening {
            /** Without the token. */
            @Override
            public String toString() {
                return "Opened";
            }
        }

        /** It was sealed for a key that this hub has not. */
        record OtherKey() implements Opening {}

        /** It is damaged, or was sealed for another order or tender. */
        record Broken() implements Opening {}
    }
}
