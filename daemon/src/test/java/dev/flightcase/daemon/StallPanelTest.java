package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.checkout.EventLife;
import dev.flightcase.cache.checkout.EventView;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.daemon.health.State;
import dev.flightcase.hal.panel.LampPattern;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StallPanelTest {
    private EventLife life = EventLife.OPEN;
    private State health = State.OK;
    private boolean hubHasAll = true;
    private Outcome<EventView> answer = new Outcome.Done<>(new EventView(new UUID(0, 0), EventLife.CLOSED), false);
    private int closings;
    private int pushes;
    private final StallPanel panel = new StallPanel(
            Optional.empty(),
            new StallPanel.Stall(() -> life, this::shut, () -> health, () -> hubHasAll, () -> pushes++),
            System::nanoTime);

    private CompletableFuture<Outcome<EventView>> shut() {
        closings++;
        return CompletableFuture.completedFuture(answer);
    }

    @Test
    void aHoldClosesAnOpenStallAndSendsWhatWaits() {
        panel.closeStall();

        assertThat(closings).isOne();
        assertThat(pushes).isOne();
    }

    @ParameterizedTest
    @EnumSource(value = EventLife.class, mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
    void aHoldLeavesAStallThatIsNotOpenAsItIs(EventLife now) {
        life = now;

        panel.closeStall();

        assertThat(closings).isZero();
    }

    @Test
    void aDiskThatDoesNotTakeItLeavesTheLampLit() {
        answer = new Outcome.NotDurable<>(StoreException.Kind.DISK_FULL, Duration.ofSeconds(1));

        panel.closeStall();

        assertThat(pushes).isZero();
        assertThat(panel.pattern()).isEqualTo(LampPattern.STEADY);
    }

    @Test
    void theLampTellsWhetherTheCaseMayBeUnplugged() {
        assertThat(panel.pattern()).isEqualTo(LampPattern.STEADY);
        health = State.CRITICAL;
        assertThat(panel.pattern()).isEqualTo(LampPattern.GAPS);

        life = EventLife.CLOSED;
        assertThat(panel.pattern()).isEqualTo(LampPattern.DARK);
        hubHasAll = false;
        assertThat(panel.pattern()).isEqualTo(LampPattern.SLOW);
    }
}
