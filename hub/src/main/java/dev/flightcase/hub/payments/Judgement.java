package dev.flightcase.hub.payments;

import dev.flightcase.hub.payments.PaymentBook.Outcome;
import java.util.Map;
import java.util.Optional;

/** What is to be done with a payment, before anybody is asked; pure. */
final class Judgement {
    private final TokenOpener opener;
    private final Map<String, PaymentProvider> providers;

    /** What is to be done. */
    sealed interface Step {
        record End(Outcome outcome) implements Step {}

        /** @param reason for the operator */
        record Wait(String reason) implements Step {}

        record Ask(PaymentProvider provider, Capture capture) implements Step {}
    }

    Judgement(TokenOpener opener, Map<String, PaymentProvider> providers) {
        this.opener = opener;
        this.providers = Map.copyOf(providers);
    }

    Step of(DuePayment payment) {
        if (payment.condition().training()) {
            return practice(payment);
        }
        return withoutMoney(payment).<Step>map(Step.End::new).orElseGet(() -> ask(payment));
    }

    /** The way of a token without its end: it shows that this hub can open what its nodes seal. */
    private Step practice(DuePayment payment) {
        return switch (opener.open(payment.order(), payment.token())) {
            case TokenOpener.Opening.Opened _ -> end(PaymentState.CAPTURED, "training: nothing was charged");
            case TokenOpener.Opening.OtherKey _ ->
                end(PaymentState.DECLINED, "training: sealed for a key that the hub has not");
            case TokenOpener.Opening.Broken _ -> end(PaymentState.DECLINED, "training: the hub can not open the token");
        };
    }

    private static Optional<Outcome> withoutMoney(DuePayment payment) {
        var condition = payment.condition();
        if (condition.voided()) {
            return Optional.of(
                    condition.asked()
                            ? new Outcome(
                                    PaymentState.UNSURE,
                                    "taken back while the provider was asked; look there whether it took the money",
                                    "")
                            : new Outcome(PaymentState.VOIDED, "", ""));
        }
        if (condition.expired() && !condition.asked()) {
            return Optional.of(new Outcome(PaymentState.EXPIRED, "the token ran out before the hub could use it", ""));
        }
        return payment.amount() == null
                ? Optional.of(new Outcome(PaymentState.DECLINED, "the order names no such payment", ""))
                : Optional.empty();
    }

    private Step ask(DuePayment payment) {
        var token = payment.token();
        var amount = payment.amount();
        var provider = providers.get(token.provider());
        if (provider == null || amount == null) {
            return new Step.Wait("no gateway for " + token.provider() + " in the hub's configuration: [payments."
                    + token.provider() + "]");
        }
        return switch (opener.open(payment.order(), token)) {
            case TokenOpener.Opening.Opened(var secret) ->
                new Step.Ask(
                        provider,
                        new Capture(payment.order(), token.tender(), amount, token.provider(), token.scope(), secret));
            case TokenOpener.Opening.OtherKey _ ->
                new Step.Wait("it is sealed for a key that this hub has not: restore keys/tokens.pem");
            case TokenOpener.Opening.Broken _ -> end(PaymentState.DECLINED, "the hub can not open the token");
        };
    }

    private static Step end(PaymentState state, String reason) {
        return new Step.End(new Outcome(state, reason, ""));
    }
}
