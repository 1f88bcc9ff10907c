package dev.flightcase.daemon.clock;

import static dev.flightcase.daemon.clock.ClockWorld.BUILT;
import static dev.flightcase.daemon.clock.ClockWorld.EVENING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.checkout.ClockTrust.State;
import dev.flightcase.cache.checkout.RecordStamp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeClockTest {
    @TempDir
    private Path folder;

    private ClockWorld world;

    @BeforeEach
    void world() {
        world = new ClockWorld(folder);
    }

    @Test
    void onItsFirstDayWithoutATimeSourceTheTimeIsMadeUpButNotBeforeTheBuild() {
        world.set(Instant.EPOCH);
        var clock = world.start();

        assertThat(clock.state()).isEqualTo(State.UNTRUSTED);
        assertThat(clock.instant()).isEqualTo(BUILT);
        assertThat(clock.notBefore()).isEqualTo(BUILT);
    }

    @Test
    void aBoardWithoutABatteryBackedClockGoesOnFromTheLastTimeThatItKnew() {
        world.sync();
        var keeper = world.keeper(world.start());
        keeper.read();
        world.pass(Duration.ofMinutes(11));
        keeper.read();

        world.reboot(Duration.ofDays(3), Instant.EPOCH);
        var clock = world.start();

        var known = EVENING.plus(Duration.ofMinutes(11));
        assertThat(clock.state()).isEqualTo(State.FLOOR);
        assertThat(clock.instant()).isEqualTo(known);
        world.pass(Duration.ofSeconds(30));
        assertThat(clock.instant()).isEqualTo(known.plusSeconds(30));
    }

    @Test
    void aSyncThatComesLateRedatesWhatWasSoldBeforeIt() {
        syncedOnce();
        world.reboot(Duration.ofHours(20), Instant.EPOCH);
        var clock = world.start();
        var early = sell(clock);
        world.pass(Duration.ofMinutes(40));
        var later = sell(clock);
        assertThat(clock.offset(later.stamp)).isEmpty();
        long before = clock.revision();

        world.sync();
        var sure = sell(clock);

        assertThat(sure.stamp.clock()).isEqualTo("SYNCED");
        assertThat(clock.offset(sure.stamp)).isEmpty();
        for (var sale : List.of(early, later)) {
            assertThat(redated(clock, sale)).isBetween(sale.truth.minusMillis(2), sale.truth.plusMillis(2));
        }
        assertThat(clock.revision()).isGreaterThan(before);
    }

    @Test
    void theOffsetsOutliveTheProcessAndTheMachine() {
        syncedOnce();
        world.reboot(Duration.ofHours(20), Instant.EPOCH);
        var clock = world.start();
        var keeper = world.keeper(clock);
        keeper.read();
        var sale = sell(clock);
        keeper.read();

        // The process ends and starts again before the time is known.
        var again = world.start();
        world.sync();
        world.keeper(again).read();
        world.reboot(Duration.ofDays(1), Instant.EPOCH);

        var redated = redated(world.start(), sale);
        assertThat(redated).isBetween(sale.truth.minusMillis(2), sale.truth.plusMillis(2));
        assertThat(NodeClocks.remembered(world.memory).offset(sale.stamp)).isPresent();
    }

    @Test
    void aClockThatWasInStepIsHeldAndFallsBackWhenSomebodySetsIt() {
        world.sync();
        var clock = world.start();
        clock.state();
        world.loseSync();
        world.pass(Duration.ofDays(1));
        assertThat(clock.state()).isEqualTo(State.HELD);
        assertThat(clock.verdict().uncertainty()).isEqualTo(Duration.ofMillis(1728));

        world.set(world.truth.minus(Duration.ofDays(400)));

        assertThat(clock.state()).isEqualTo(State.FLOOR);
        assertThat(clock.instant()).isEqualTo(world.truth);
    }

    @Test
    void aBatteryBackedClockHoldsTheTimeUntilItFails() throws Exception {
        world.rtc();
        syncedOnce();
        world.reboot(Duration.ofDays(30), EVENING.plus(Duration.ofDays(30)).plusSeconds(40));
        var clock = world.start();
        assertThat(clock.state()).isEqualTo(State.HELD);
        assertThat(clock.verdict().uncertainty()).isBetween(Duration.ofSeconds(150), Duration.ofSeconds(152));

        world.reboot(Duration.ofDays(1), Instant.parse("2000-01-01T00:00:00Z"));

        assertThat(world.start().state()).isEqualTo(State.FLOOR);
    }

    @Test
    void anotherJournalForgetsTheOffsetsOfTheOldOne() {
        world.set(EVENING.minus(Duration.ofDays(2)));
        var clock = world.start();
        var sale = sell(clock);
        world.sync();
        clock.state();
        assertThat(clock.offset(sale.stamp)).contains(Duration.ofDays(2));

        clock.attach(8, () -> 0);

        assertThat(clock.offset(sale.stamp)).isEmpty();
    }

    @Test
    void aTimeSourceBehindWhatWasKnownCounts() {
        world.truth = EVENING.plus(Duration.ofDays(9000));
        syncedOnce(); // A source that lied once must not make every later time wrong.
        world.truth = EVENING;
        world.sync();
        var clock = world.start();

        assertThat(clock.state()).isEqualTo(State.SYNCED);
        assertThat(clock.instant()).isEqualTo(EVENING);
        assertThat(clock.notBefore()).isEqualTo(EVENING);
    }

    /** 500 sequences of boots, steps, late syncs and sales: nothing dated by an unsure clock stays wrong once it can be known. */
    @Test
    void whateverHappensWhatIsRedatedIsRight() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            world = new ClockWorld(folder.resolve("seed" + seed));
            var clock = world.start();
            var thisBoot = new ArrayList<Sale>();
            var known = Instant.MIN;
            for (var step = 0; step < 12; step++) {
                world.pass(Duration.ofSeconds(1 + random.nextInt(5000)));
                switch (random.nextInt(6)) {
                    case 0 -> {
                        world.notes = clock.notes();
                        world.reboot(
                                Duration.ofMinutes(random.nextInt(10_000)),
                                world.truth.minus(Duration.ofMinutes(random.nextInt(20_000))));
                        clock = world.start();
                        thisBoot.clear();
                    }
                    case 1 -> {
                        world.notes = clock.notes();
                        clock = world.start();
                    }
                    case 2 -> world.set(world.truth.plusSeconds(random.nextInt(1_000_000) - 500_000));
                    case 3 -> {
                        world.sync();
                        clock.state();
                        known = world.truth;
                        for (var sale : thisBoot) {
                            assertThat(redated(clock, sale))
                                    .as("seed %s, step %s, %s", seed, step, sale)
                                    .isBetween(sale.truth.minusMillis(2), sale.truth.plusMillis(2));
                        }
                        world.loseSync();
                    }
                    default -> thisBoot.add(sell(clock));
                }
                assertThat(clock.instant()).as("seed %s, step %s", seed, step).isAfterOrEqualTo(known);
            }
        }
    }

    private void syncedOnce() {
        world.sync();
        world.keeper(world.start()).read();
    }

    private record Sale(RecordStamp stamp, Instant truth) {}

    private Sale sell(NodeClock clock) {
        var at = clock.instant();
        var state = clock.forLedger().state();
        world.sequence++;
        var stamp = new RecordStamp(new UUID(2, world.sequence), 1, at, state.name(), 1, world.sequence, "");
        return new Sale(stamp, world.truth);
    }

    private static Instant redated(NodeClock clock, Sale sale) {
        return sale.stamp.at().plus(clock.offset(sale.stamp).orElse(Duration.ZERO));
    }
}
