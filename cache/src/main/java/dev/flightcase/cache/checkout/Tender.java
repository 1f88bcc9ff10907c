package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One part of a payment. */
public sealed interface Tender {
    Money amount();

    /** @param given what was put on the table; null means exactly the amount */
    record Cash(Money amount, @Nullable Money given) implements Tender {}

    /** A payment made outside the node; the ledger keeps that it was made. */
    record Noted(Kind kind, Money amount, @Nullable String reference) implements Tender {
        /** How. */
        public enum Kind {
            /** A card reader that the seller owns. */
            OWN_READER("own-reader"),
            TRANSFER("transfer"),
            /** On account: the reference says whose. */
            PAY_LATER("pay-later");

            private final String wire;

            Kind(String wire) {
                this.wire = wire;
            }

            public String wire() {
                return wire;
            }
        }
    }

    /**
     * A token that a payment provider gave for a card or wallet, to be charged later; never a card number.
     *
     * @param provider whose token it is
     * @param scope what it may be used for, in the provider's words
     * @param expires after which it is worth nothing; null when the till does not know
     */
    record PaymentToken(
            Money amount,
            String provider,
            String scope,
            String token,
            @Nullable Instant expires) implements Tender {
        public static final String KIND = "payment-token";

        /** Without the token. */
        @Override
        public String toString() {
            return "PaymentToken[" + amount + ", " + provider + "]";
        }
    }

    /** A kind that the ledger does not know; always refused. */
    record Other(String kind, Money amount) implements Tender {}
}
