package dev.flightcase.hub.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.ledger.Entry;
import dev.flightcase.hub.payments.Judgement.Step;
import dev.flightcase.hub.payments.PaymentBook.Outcome;
import dev.flightcase.hub.payments.TokenOpener.Opening;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final UUID ORDER = UUID.fromString("0192aaaa-0000-7000-8000-000000000007");
    private static final PaymentProvider PROVIDER = _ -> new PaymentAnswer.Captured("");

    private Opening opening = new Opening.Opened("secret-1");

    private static DuePayment due(String provider, boolean training, boolean voided, boolean expired, boolean asked) {
        return due(provider, new Amount(1250, "EUR"), new DuePayment.Condition(training, voided, expired, asked));
    }

    private static DuePayment due(String provider, @Nullable Amount amount, DuePayment.Condition condition) {
        return new DuePayment(
                ORDER, new Entry.Token(1, provider, "stall-1", 0, ByteString.EMPTY, 7), amount, 1, condition);
    }

    private Step of(DuePayment payment) {
        return new Judgement((_, _) -> opening, Map.of("pay", PROVIDER)).of(payment);
    }

    private static PaymentState ended(Step step) {
        return step instanceof Step.End(var outcome) ? outcome.state() : PaymentState.WAITING;
    }

    @Test
    void theProviderIsAskedForWhatTheOrderSays() {
        var step = of(due("pay", false, false, false, false));

        assertThat(step)
                .isEqualTo(new Step.Ask(
                        PROVIDER, new Capture(ORDER, 1, new Amount(1250, "EUR"), "pay", "stall-1", "secret-1")));
        assertThat(step.toString()).contains(ORDER + "-1").doesNotContain("secret");
    }

    @Test
    void nobodyIsAskedForPractice() {
        assertThat(of(due("unheard-of", true, false, true, false)))
                .isEqualTo(new Step.End(new Outcome(PaymentState.CAPTURED, "training: nothing was charged", "")));
        opening = new Opening.OtherKey();
        assertThat(ended(of(due("pay", true, false, false, false)))).isEqualTo(PaymentState.DECLINED);
        opening = new Opening.Broken();
        assertThat(ended(of(due("pay", true, false, false, false)))).isEqualTo(PaymentState.DECLINED);
    }

    @Test
    void nobodyIsAskedForWhatWasTakenBack() {
        assertThat(ended(of(due("pay", false, true, false, false)))).isEqualTo(PaymentState.VOIDED);
        assertThat(ended(of(due("pay", false, true, true, true)))).isEqualTo(PaymentState.UNSURE);
    }

    @Test
    void aTokenThatRanOutIsExpiredUnlessTheProviderMayHaveTakenIt() {
        assertThat(ended(of(due("pay", false, false, true, false)))).isEqualTo(PaymentState.EXPIRED);
        assertThat(of(due("pay", false, false, true, true))).isInstanceOf(Step.Ask.class);
    }

    @Test
    void withoutAGatewayOrItsKeyItWaitsAndSaysWhy() {
        assertThat(of(due("other", false, false, false, false)))
                .isInstanceOfSatisfying(
                        Step.Wait.class, wait -> assertThat(wait.reason()).contains("[payments.other]"));
        opening = new Opening.OtherKey();
        assertThat(of(due("pay", false, false, false, false)))
                .isInstanceOfSatisfying(
                        Step.Wait.class, wait -> assertThat(wait.reason()).contains("tokens.pem"));
    }

    @Test
    void whatCanNeverBecomeMoneyIsDeclined() {
        assertThat(ended(of(due("pay", null, new DuePayment.Condition(false, false, false, false)))))
                .isEqualTo(PaymentState.DECLINED);
        opening = new Opening.Broken();
        assertThat(ended(of(due("pay", false, false, false, false)))).isEqualTo(PaymentState.DECLINED);
    }
}
