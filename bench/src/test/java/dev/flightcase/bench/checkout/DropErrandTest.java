package dev.flightcase.bench.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.bench.checkout.DropErrand.Drop;
import dev.flightcase.bench.load.Answer;
import dev.flightcase.bench.load.Answers;
import dev.flightcase.bench.load.Patient.Verdict;
import dev.flightcase.bench.load.Step;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Phones of a drop against a ledger of a few lines. */
class DropErrandTest {
    private static final Drop DROP = new Drop("THING", 6_000, "SET", 8_000);
    private static final int ATTEMPTS = 40;

    private final DropTally tally = new DropTally();

    @Test
    void aRightLedgerSellsAllAndEveryAttemptIsCounted() {
        var ledger = new Ledger(10);
        for (int phone = 0; phone < 5; phone++) {
            assertThat(run(ledger, phone))
                    .as("wrong answers of phone %d", phone)
                    .isZero();
        }

        assertThat(tally.sold()).isEqualTo(10);
        assertThat(tally.singles()).isPositive();
        assertThat(tally.bundles()).isPositive();
        assertThat(tally.replays()).isPositive();
        assertThat(tally.refusals()).isPositive();
        assertThat(tally.releases()).isPositive();
        assertThat(tally.answered()).isEqualTo(5 * ATTEMPTS);
        assertThat(tally.withoutGaps()).isTrue();
        assertThat(ledger.left).isZero();
    }

    @Test
    void aLedgerThatSellsASentAgainSaleOnceMoreIsFoundOut() {
        var ledger = new Ledger(10);
        ledger.forgetful = true;

        assertThat(run(ledger, 0)).isPositive();
    }

    @Test
    void aHoldThatIsRefusedAfterAllIsFoundOut() {
        var ledger = new Ledger(10);
        ledger.breaksHolds = true;

        assertThat(run(ledger, 0)).isPositive();
    }

    @Test
    void aGapInTheNumbersIsFoundOut() {
        assertThat(tally.sold("a", 1, false)).isTrue();
        assertThat(tally.sold("b", 3, false)).isTrue();

        assertThat(tally.withoutGaps()).isFalse();
    }

    @Test
    void anOrderOrNumberThatComesTwiceIsFoundOut() {
        assertThat(tally.sold("a", 1, false)).isTrue();

        assertThat(tally.sold("a", 2, true)).isFalse();
        assertThat(tally.sold("b", 1, true)).isFalse();
    }

    /** @return wrong answers */
    private int run(Ledger ledger, int phone) {
        var errand = new DropErrand(DROP, "", "p" + phone + "-", ATTEMPTS, new Random(phone), tally);
        int wrong = 0;
        for (var step = errand.next(0); step instanceof Step.Send(var request); step = errand.next(0)) {
            var answer = ledger.answer(StandardCharsets.US_ASCII.decode(request).toString());
            wrong += errand.judge(answer) == Verdict.WRONG ? 1 : 0;
        }
        return wrong;
    }

    private static final class Ledger {
        private final Map<String, Answer> byKey = new HashMap<>();
        private long left;
        private int ids;
        private int numbers;
        private boolean forgetful;
        private boolean breaksHolds;

        Ledger(long units) {
            left = units;
        }

        Answer answer(String request) {
            var key = request.replaceAll("(?s).*Idempotency-Key: \"([^\"]+)\".*", "$1");
            return forgetful ? fresh(request) : byKey.computeIfAbsent(key, _ -> fresh(request));
        }

        private Answer fresh(String request) {
            if (request.startsWith("DELETE /api/v1/holds/")) {
                left++;
                return Answers.of(204, "");
            }
            boolean held = request.contains("\"hold\":\"");
            if ((left == 0 && !held) || (held && breaksHolds)) {
                return Answers.of(409, "{\"type\":\"urn:flightcase:problem:insufficient-stock\",\"available\":0}");
            }
            left -= held ? 0 : 1;
            ids++;
            if (request.startsWith("POST /api/v1/holds")) {
                return Answers.of(201, "{\"id\":\"h" + ids + "\",\"state\":\"held\"}");
            }
            numbers++;
            return Answers.of(201, "{\"state\":\"acknowledged\",\"id\":\"o" + ids + "\",\"number\":" + numbers + "}");
        }
    }
}
