package dev.flightcase.hub.payments;

/** What a provider said. Texts are as it sent them. */
public sealed interface PaymentAnswer {
    /** @param reference the provider's own name for what it did; may be empty */
    record Captured(String reference) implements PaymentAnswer {}

    /** @param reason for the seller; may be empty */
    record Declined(String reason) implements PaymentAnswer {}

    /** The token is worth nothing any more. */
    record Expired(String reason) implements PaymentAnswer {}

    /**
     * It is to be asked again.
     *
     * @param reason for the operator
     */
    record Later(String reason, Why why) implements PaymentAnswer {}

    /** Why there is no answer yet. */
    enum Why {
        /** It said so, and has taken nothing. */
        NOT_NOW,
        /** It never heard of it. */
        UNREACHED,
        /** It may have taken the money nevertheless. */
        UNSURE
    }
}
