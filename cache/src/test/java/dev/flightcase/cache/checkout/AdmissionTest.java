package dev.flightcase.cache.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final UUID GREEDY = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final TestTime time = TestTime.standing();
    private final BlockingQueue<Command> queue = new ArrayBlockingQueue<>(1000);
    private final Admission admission = new Admission(new LedgerConfig.Queue(1000, 3, 100, LEAST), time::ticks, queue);

    @Test
    void aDeviceThatAsksWithoutEndLeavesRoomForTheOthers() {
        assertThat(offered(GREEDY, 10)).isEqualTo(3);

        assertThat(offered(OTHER, 1)).isEqualTo(1);
    }

    @Test
    void whatIsAnsweredMakesRoomAgain() {
        offered(GREEDY, 3);

        answer(2, Duration.ofMillis(1));

        assertThat(offered(GREEDY, 10)).isEqualTo(2);
    }

    @Test
    void whoMeetsAFullQueueHasUsedNothingOfTheirShare() {
        for (var device = 0; device < 1000; device++) {
            offered(new UUID(9, device), 1);
        }
        assertThat(offered(OTHER, 5)).isZero();

        answer(10, Duration.ofMillis(1));

        assertThat(offered(OTHER, 5)).isEqualTo(3);
    }

    @Test
    void atFirstNobodyIsToldToWaitLongerThanTheLeast() {
        fill();

        assertThat(admission.retryAfter()).isEqualTo(LEAST);
    }

    @Test
    void theWaitIsAsLongAsTheBatchesThatAreQueued() {
        offered(OTHER, 1);
        answer(1, Duration.ofMillis(800));

        fill();

        assertThat(admission.retryAfter()).isEqualTo(Duration.ofMillis(11 * 800));
    }

    @Test
    void aDiskThatSlowsDownIsSaidSoAfterAFewBatches() {
        for (var batch = 0; batch < 30; batch++) {
            offered(OTHER, 1);
            answer(1, Duration.ofMillis(batch < 10 ? 1 : 900));
        }
        fill();

        assertThat(admission.retryAfter()).isBetween(Duration.ofMillis(11 * 880), Duration.ofMillis(11 * 900));
    }

    /** Few customers in the hours before say nothing of how fast the ledger is. */
    @Test
    void aDropAfterAQuietAfternoonTellsNobodyToWaitAMinute() {
        for (var minute = 0; minute < 120; minute++) {
            time.pass(Duration.ofMinutes(1));
            offered(OTHER, 1);
            answer(1, Duration.ofMillis(2));
        }

        fill();

        assertThat(admission.retryAfter()).isEqualTo(LEAST);
    }

    @Test
    void nobodyIsToldToWaitLongerThanAMinute() {
        offered(OTHER, 1);
        answer(1, Duration.ofHours(1));

        assertThat(admission.retryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    private void fill() {
        for (var device = 0; device < 1000; device++) {
            offered(new UUID(9, device), 1);
        }
    }

    private int offered(UUID device, int times) {
        var offered = 0;
        for (var n = 0; n < times; n++) {
            offered += admission.offer(act(device)) ? 1 : 0;
        }
        return offered;
    }

    /** One batch. */
    private void answer(int commands, Duration took) {
        admission.begun();
        List<Command> answered = new ArrayList<>();
        queue.drainTo(answered, commands);
        time.pass(took);
        admission.left(answered);
    }

    private static Command.Act<EntryView> act(UUID device) {
        var action = new CountCash(
                new Till(device, "Phone", false),
                new CashCount(CashCount.Occasion.CHECK, TestShop.euros(1), null),
                Settlement.LOCAL);
        return new Command.Act<>(action, device, new CompletableFuture<>());
    }
}
