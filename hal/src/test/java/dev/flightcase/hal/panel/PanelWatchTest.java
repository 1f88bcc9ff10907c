package dev.flightcase.hal.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Panel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PanelWatchTest {
    private static final Duration LOOK = Duration.ofMillis(50);

    private Optional<Boolean> pressed = Optional.of(false);
    private boolean lit;
    private long ticks = 1_234_567_890L;
    private int holds;
    private int asked;
    private LampPattern says = LampPattern.STEADY;
    private Duration pause = Duration.ZERO;
    private final PanelWatch watch = new PanelWatch(panel(), () -> holds++, this::says, () -> ticks);

    @Test
    void aHoldOfThreeSecondsCountsOnceHoweverLongItLasts() {
        run(Duration.ofSeconds(2));
        pressed = Optional.of(true);
        run(Duration.ofMillis(2900));
        assertThat(holds).isZero();

        run(Duration.ofMillis(1200));
        assertThat(holds).isOne();
        run(Duration.ofMinutes(5));
        assertThat(holds).as("kept down").isOne();

        pressed = Optional.of(false);
        run(Duration.ofSeconds(2));
        pressed = Optional.of(true);
        run(Duration.ofSeconds(4));
        assertThat(holds).as("held again").isEqualTo(2);
    }

    @Test
    void touchesAreNoHoldHoweverMany() {
        for (int i = 0; i < 50; i++) {
            pressed = Optional.of(i % 2 == 0);
            run(Duration.ofSeconds(i % 2 == 0 ? 2 : 1));
        }

        assertThat(holds).isZero();
    }

    @Test
    void aBadContactDoesNotBreakAHold() {
        run(Duration.ofSeconds(1));
        for (int i = 0; i < 80; i++) {
            pressed = Optional.of(i % 10 != 9);
            step(LOOK);
        }

        assertThat(holds).isOne();
    }

    @Test
    void aButtonThatIsDownFromTheStartIsStuckAndNoHold() {
        pressed = Optional.of(true);
        run(Duration.ofHours(1));

        assertThat(holds).isZero();
        assertThat(blinksQuickly()).isFalse();
    }

    @Test
    void aLineThatCanNotBeReadIsNoHoldNorIsWhatComesAfterwards() {
        run(Duration.ofSeconds(1));
        pressed = Optional.of(true);
        run(Duration.ofSeconds(2));
        pressed = Optional.empty();
        run(Duration.ofSeconds(2));
        pressed = Optional.of(true);
        run(Duration.ofSeconds(10));

        assertThat(holds).isZero();
    }

    @Test
    void twoPressesWithNobodyLookingBetweenAreNotOne() {
        run(Duration.ofSeconds(1));
        pressed = Optional.of(true);
        run(Duration.ofSeconds(1));
        step(Duration.ofMinutes(2));
        run(Duration.ofSeconds(2));

        assertThat(holds).isZero();
    }

    @Test
    void theLampBlinksQuicklyWhileAHoldIsCountedAndThenSaysWhatItIsTold() {
        run(Duration.ofSeconds(1));
        assertThat(lit).isTrue();
        pressed = Optional.of(true);
        run(Duration.ofSeconds(1));
        assertThat(blinksQuickly()).isTrue();

        says = LampPattern.DARK;
        run(Duration.ofSeconds(3));
        assertThat(holds).isOne();
        assertThat(lit).as("still down, and done").isFalse();
    }

    @Test
    void anIdlePanelIsLookedAtTwiceASecond() {
        run(Duration.ofSeconds(5));
        assertThat(pause).isEqualTo(Duration.ofMillis(500));

        says = LampPattern.SLOW;
        run(Duration.ofSeconds(2));
        assertThat(pause).isEqualTo(LOOK);
        assertThat(share(Duration.ofSeconds(10))).isBetween(0.4, 0.6);

        says = LampPattern.GAPS;
        assertThat(share(Duration.ofSeconds(10))).isBetween(0.7, 0.9);
    }

    @Test
    void whatTheLampIsToSayIsAskedForTwiceASecondHoweverItBlinks() {
        says = LampPattern.SLOW;
        run(Duration.ofSeconds(10));

        assertThat(asked).isBetween(18, 22);
    }

    private LampPattern says() {
        asked++;
        return says;
    }

    @Test
    void itIsDarkAtTheEnd() {
        run(Duration.ofSeconds(1));

        watch.end();

        assertThat(lit).isFalse();
    }

    private Panel panel() {
        return new Panel() {
            @Override
            public Optional<Boolean> pressed() {
                return pressed;
            }

            @Override
            public void light(boolean on) {
                lit = on;
            }
        };
    }

    private void step(Duration later) {
        ticks += later.toNanos();
        pause = watch.step();
    }

    private void run(Duration duration) {
        for (long left = duration.toNanos(); left > 0; left -= Math.max(pause.toNanos(), 1)) {
            step(pause);
        }
    }

    private double share(Duration duration) {
        List<Boolean> seen = new ArrayList<>();
        for (long left = duration.toNanos(); left > 0; left -= LOOK.toNanos()) {
            step(LOOK);
            seen.add(lit);
        }
        return (double) seen.stream().filter(on -> on).count() / seen.size();
    }

    private boolean blinksQuickly() {
        var seen = new HashSet<Boolean>();
        for (int i = 0; i < 5; i++) {
            step(LOOK);
            seen.add(lit);
        }
        return seen.size() == 2;
    }
}
