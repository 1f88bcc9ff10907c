package dev.flightcase.daemon.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.checkout.OrderView;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.cache.checkout.Refusal;
import dev.flightcase.daemon.preflight.OrderPath;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the ledger's answers mean for doors; that a real one is stored is tested with the node. */
class TrainingOrderPathTest {
    private static final Duration TOOK = Duration.ofMillis(7);

    @Test
    void anOrderThatIsStoredIsTimed() {
        var order = new OrderView(new UUID(1, 2), 1, Bytes.owning(new byte[0]));

        assertThat(trial(new Outcome.Done<>(order, false))).isEqualTo(new OrderPath.Stored(TOOK));
    }

    @Test
    void whatWouldStopASaleFails() {
        assertThat(trial(new Outcome.NotDurable<>(StoreException.Kind.DISK_FULL, TOOK)))
                .isInstanceOfSatisfying(
                        OrderPath.Refused.class,
                        refused -> assertThat(refused.says())
                                .isEqualTo("A training order could not be stored: the disk is full."));
        assertThat(trial(new Outcome.NotDurable<>(StoreException.Kind.READ_ONLY, TOOK)))
                .isInstanceOfSatisfying(
                        OrderPath.Refused.class,
                        refused -> assertThat(refused.says()).contains("takes no writes"));
        assertThat(trial(new Outcome.Busy<>(TOOK))).isInstanceOf(OrderPath.Refused.class);
        assertThat(trial(new Outcome.Refused<>(new Refusal.UnknownSku("A"))))
                .isInstanceOfSatisfying(
                        OrderPath.Refused.class,
                        refused -> assertThat(refused.says())
                                .isEqualTo("A training order was refused. A is not in the catalog."));
    }

    @Test
    void withoutAnEventNothingIsKnown() {
        assertThat(trial(new Outcome.Refused<>(new Refusal.NoEvent()))).isInstanceOf(OrderPath.NotTried.class);
    }

    private static OrderPath.Trial trial(Outcome<OrderView> outcome) {
        return TrainingOrderPath.trial(outcome, TOOK);
    }
}
