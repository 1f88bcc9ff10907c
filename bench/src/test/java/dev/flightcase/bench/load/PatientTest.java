package dev.flightcase.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PatientTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    private final Recorder recorder = new Recorder(new Window(0, 100 * SECOND));
    private final Patient patient = new Patient(new Counted(new Letters(), 2), new Pace.Closed(), recorder);

    @Test
    void comesBackAfterTheTimeItWasToldWithTheSameRequest() {
        var first = sent(patient.next(10 * SECOND));
        patient.answered(Answers.of(503, "Retry-After: 2\r\n", ""), 11 * SECOND);

        assertThat(patient.next(11 * SECOND)).isEqualTo(new Step.Wait(13 * SECOND));
        assertThat(sent(patient.next(13 * SECOND))).isEqualTo(first);
        patient.answered(Answers.of(200, "fine"), 14 * SECOND);

        var result = LoadResult.of(recorder.seen(), 1);
        assertThat(result.retried()).isEqualTo(1);
        assertThat(result.ok()).isEqualTo(1);
        // From the first try.
        assertThat(result.latency().max()).isCloseTo(4_000, within(5.0));
    }

    @Test
    void anErrorWithoutAnInvitationToComeBackIsJudged() {
        patient.next(SECOND);
        patient.answered(Answers.of(503, "down"), 2 * SECOND);

        var result = LoadResult.of(recorder.seen(), 1);
        assertThat(result.retried()).isZero();
        assertThat(result.wrong()).isEqualTo(1);
        assertThat(result.firstWrong()).contains("503").contains("down");
    }

    @Test
    void endsWithItsErrand() {
        patient.next(SECOND);
        patient.answered(Answers.of(200, "fine"), SECOND);
        patient.next(SECOND);
        patient.answered(Answers.of(409, "sold out"), SECOND);

        assertThat(patient.next(SECOND)).isEqualTo(new Step.Done());
        var result = LoadResult.of(recorder.seen(), 1);
        assertThat(result.ok()).isEqualTo(1);
        assertThat(result.refused()).isEqualTo(1);
    }

    @Test
    void keepsItsPace() {
        var paced = new Patient(new Letters(), new Pace.Steady(5 * SECOND, SECOND), recorder);

        assertThat(paced.next(4 * SECOND)).isEqualTo(new Step.Wait(5 * SECOND));
        assertThat(paced.next(5 * SECOND)).isInstanceOf(Step.Send.class);
        paced.answered(Answers.of(200, "fine"), 5 * SECOND + MILLI);
        assertThat(paced.next(5 * SECOND + MILLI)).isEqualTo(new Step.Wait(6 * SECOND));
    }

    private static String sent(Step step) {
        assertThat(step).isInstanceOf(Step.Send.class);
        var buffer = ((Step.Send) step).request();
        var text = StandardCharsets.US_ASCII.decode(buffer).toString();
        assertThat(buffer.hasRemaining()).isFalse();
        return text;
    }

    /** A new one each time. */
    private static final class Letters implements Patient.Errand {
        private char next = 'a';

        @Override
        public Step next(long nowNanos) {
            return new Step.Send(HttpText.get("/" + next++, ""));
        }

        @Override
        public Patient.Verdict judge(Answer answer) {
            return switch (answer.status()) {
                case 200 -> Patient.Verdict.OK;
                case 409 -> Patient.Verdict.REFUSED;
                default -> Patient.Verdict.WRONG;
            };
        }
    }
}
