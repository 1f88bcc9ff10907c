package dev.flightcase.daemon.preflight;

import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Whether the hub can open what this node seals for it: with a training order's token, which nobody turns into money. */
public final class PaymentTokensCheck implements Check.Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String KEPT = "Tokens are kept; their orders stay queued until the hub has charged them.";

    private final HubPath hub;
    private final PaymentPath payments;
    private final LongSupplier ticks;

    private PaymentTokensCheck(HubPath hub, PaymentPath payments, LongSupplier ticks) {
        this.hub = hub;
        this.payments = payments;
        this.ticks = ticks;
    }

    /** @param ticks monotonic nanoseconds */
    public static Check of(HubPath hub, PaymentPath payments, LongSupplier ticks) {
        return new Check(
                "payment-tokens",
                Duration.ofSeconds(40),
                Check.Lane.WAITING,
                new PaymentTokensCheck(hub, payments, ticks),
                Finding.unknown("The way of a payment token could not be tried within 40 seconds.", KEPT));
    }

    @Override
    public Finding look() throws InterruptedException {
        if (!hub.exists()) {
            return Finding.ok("Not tried: this stall has no hub that could charge a payment token.");
        }
        if (!payments.takesTokens()) {
            return Finding.ok("Not tried: this stall takes no payment tokens.");
        }
        if (!payments.knowsTheHub()) {
            return Finding.unknown(
                    "The hub's key for payment tokens is not known, so none was sent.",
                    "Claim this node before you take payment tokens: flightcase claim CODE.");
        }
        if (!hub.online()) {
            return Finding.unknown("The hub is not reached, so a payment token was not tried.", KEPT);
        }
        return switch (payments.tryOne()) {
            case PaymentPath.Stored(var order) -> answered(order);
            case PaymentPath.Not(OrderPath.Refused(var says, var action)) -> Finding.fail(says, action);
            case PaymentPath.Not(OrderPath.NotTried(var says, var action)) -> Finding.unknown(says, action);
            case PaymentPath.Not(OrderPath.Stored _) ->
                throw new IllegalStateException("an order that is stored is no failure");
        };
    }

    private Finding answered(UUID order) throws InterruptedException {
        var began = ticks.getAsLong();
        var answer = payments.await(order, PATIENCE);
        if (answer.isEmpty()) {
            return Finding.warn(
                    "The hub did not answer for a training token within " + PATIENCE.toSeconds() + " seconds.", KEPT);
        }
        return answer.get().opened()
                ? Finding.ok("The hub opened a training token, and its answer was here after "
                        + Words.time(Duration.ofNanos(ticks.getAsLong() - began)) + ".")
                : Finding.fail(
                        "The hub could not open a training token: "
                                + answer.get().reason() + ".",
                        "Take no payment tokens until the hub's operator has put this right.");
    }
}
