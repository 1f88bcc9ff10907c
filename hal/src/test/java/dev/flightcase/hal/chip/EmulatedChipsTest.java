package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Numbers.assertValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.BusLane;
import dev.flightcase.hal.bus.LaneLimits;
import dev.flightcase.hal.bus.Registers;
import dev.flightcase.hal.chip.Measured.Why;
import dev.flightcase.hal.emulator.BusTrouble;
import dev.flightcase.hal.emulator.BusTroubles;
import dev.flightcase.hal.emulator.EmulatedBus;
import dev.flightcase.hal.emulator.EmulatedChips;
import dev.flightcase.hal.emulator.PackState;
import dev.flightcase.hal.emulator.RegisterBank;
import dev.flightcase.hal.emulator.Terminals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drivers and the emulated chips, which were made from the data sheets apart from each other, agree. */
class EmulatedChipsTest {

    private static final Shunt SHUNT = new Shunt(0.01);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private Terminals terminals = new Terminals(13.2, -1.5);
    private PackState pack = new PackState(16.4, -0.8, 75, 5, 0, 0, 2.1, 31);
    private boolean gaugeAnswers = true;
    private long ticks;

    /** A driver, what it is put on, and by how much the two may differ: a step of volts and of amperes. */
    private record Kind(
            String name, Function<EmulatedChipsTest, RegisterBank> device, Chips driver, double volts, double amperes) {

        @Override
        public String toString() {
            return name;
        }
    }

    private interface Chips {
        Chip make(Registers registers, EmulatedChipsTest world);
    }

    private static Stream<Kind> monitors() {
        return Stream.of(
                new Kind(
                        "INA219",
                        world -> EmulatedChips.ina219(() -> world.terminals, 0.01, () -> world.ticks),
                        (registers, _) -> new Ina219(registers, SHUNT),
                        4e-3,
                        1e-3),
                new Kind(
                        "INA226",
                        world -> EmulatedChips.ina226(() -> world.terminals, 0.01, () -> world.ticks),
                        (registers, _) -> new Ina226(registers, SHUNT),
                        1.25e-3,
                        0.25e-3),
                new Kind(
                        "INA228",
                        world -> EmulatedChips.ina228(() -> world.terminals, 0.01, 30, () -> world.ticks),
                        (registers, world) -> new Ina228(registers, new Ina228Scale(SHUNT, 10), () -> world.ticks),
                        0.2e-3,
                        0.04e-3),
                new Kind(
                        "INA260",
                        world -> EmulatedChips.ina260(() -> world.terminals, () -> world.ticks),
                        (registers, _) -> new Ina260(registers),
                        1.25e-3,
                        1.25e-3));
    }

    @ParameterizedTest
    @MethodSource("monitors")
    void readTheWorldWhenTheyHaveConvertedIt(Kind kind) throws BusFault {
        var chip = on(kind);
        chip.open();
        assertThat(chip.read().missing(Measure.VOLTAGE)).hasValue(Why.NOT_CONVERTED);
        advance(SECOND);

        var reading = chip.read();

        assertValue(reading, Measure.VOLTAGE, 13.2, kind.volts());
        assertValue(reading, Measure.CURRENT, -1.5, kind.amperes());
        assertValue(reading, Measure.POWER, -19.8, 0.02);
    }

    @ParameterizedTest
    @MethodSource("monitors")
    void comeBackAfterTheirPowerWasAway(Kind kind) throws BusFault {
        var chip = on(kind, new BusTrouble.PowerLoss(HOUR, 0x40));
        chip.open();
        advance(SECOND);
        assertValue(chip.read(), Measure.VOLTAGE, 13.2, kind.volts());
        advance(HOUR);

        var lost = chip.read();
        advance(SECOND);
        var back = chip.read();

        assertThat(lost.flags()).containsExactly(Flag.RESET);
        assertThat(lost.missing(Measure.VOLTAGE)).hasValue(Why.NOT_CONVERTED);
        assertValue(back, Measure.VOLTAGE, 13.2, kind.volts());
        assertValue(back, Measure.CURRENT, -1.5, kind.amperes());
    }

    @ParameterizedTest
    @MethodSource("monitors")
    void keepTheCurrentWithoutTheChipsCalibration(Kind kind) throws BusFault {
        var chip = on(kind, new BusTrouble.LostCalibration(HOUR, 0x40));
        chip.open();
        advance(HOUR);
        chip.read();
        advance(SECOND);

        assertValue(chip.read(), Measure.CURRENT, -1.5, kind.amperes());
    }

    @ParameterizedTest
    @MethodSource("monitors")
    void callARailOverRange(Kind kind) throws BusFault {
        terminals = new Terminals(13.2, 120);
        var chip = on(kind);
        chip.open();
        advance(SECOND);

        var reading = chip.read();

        assertThat(reading.missing(Measure.CURRENT)).hasValue(Why.OVER_RANGE);
        assertValue(reading, Measure.VOLTAGE, 13.2, kind.volts());
    }

    @ParameterizedTest
    @MethodSource("monitors")
    void sayWhatTheWireDid(Kind kind) {
        assertThat(fault(on(kind, new BusTrouble.Nacks(1)))).isEqualTo(BusFault.Kind.NACK);
        assertThat(fault(on(kind, new BusTrouble.Stuck(Duration.ZERO, HOUR)))).isEqualTo(BusFault.Kind.STUCK);
        assertThat(fault(on(kind, new BusTrouble.Hung(Duration.ZERO, HOUR)))).isEqualTo(BusFault.Kind.TIMEOUT);
    }

    @ParameterizedTest
    @MethodSource("monitors")
    void giveNoValueOfADeadBus(Kind kind) throws BusFault {
        assertThat(on(kind, new BusTrouble.Zeros(1)).read().missing(Measure.VOLTAGE))
                .isPresent();
        assertThat(on(kind, new BusTrouble.Ones(1)).read().missing(Measure.VOLTAGE))
                .isPresent();
    }

    @Test
    @Timeout(20)
    void sayThatTheyTimedOutBehindALane() throws BusFault {
        var emulated = new EmulatedBus(
                Map.of(0x40, EmulatedChips.ina219(() -> terminals, 0.01, () -> ticks)), BusTroubles.NONE, () -> ticks);
        try (var lane = new BusLane("bus-test", emulated, new LaneLimits(Duration.ofMillis(20), 4))) {
            lane.start();
            emulated.hang();

            assertThat(fault(new Ina219(new Registers(lane, 0x40), SHUNT))).isEqualTo(BusFault.Kind.TIMEOUT);
            emulated.resume();
        }
    }

    @Test
    void ina228CountsWhatFlowedWhileTheNodeWasOff() throws BusFault {
        var bank = EmulatedChips.ina228(() -> terminals, 0.01, 30, () -> ticks);
        var scale = new Ina228Scale(SHUNT, 10);
        var before = new Ina228(registers(bank), scale, () -> ticks);
        before.open();
        advance(SECOND);
        double then = before.read().value(Measure.COULOMBS).orElseThrow();
        advance(HOUR);

        var after = new Ina228(registers(bank), scale, () -> ticks);
        after.open();
        var reading = after.read();

        assertValue(reading, Measure.COULOMBS, then - 1.5 * 3_600, 0.5);
        assertValue(reading, Measure.COUNTER_EPOCH, 0, 0);
    }

    @Test
    void ina3221ReadsThreeChannelsAndTheirSum() throws BusFault {
        var panel = new Terminals(18, 2);
        var load = new Terminals(5.1, 1.25);
        var bank = EmulatedChips.ina3221(List.of(() -> panel, () -> terminals, () -> load), 0.01, () -> ticks);
        var chip = new Ina3221(registers(bank), new TreeMap<>(Map.of(1, SHUNT, 2, SHUNT, 3, SHUNT)));
        assertThat(chip.open()).isInstanceOf(Identity.Confirmed.class);
        advance(SECOND);

        var reading = chip.read();

        assertValue(reading, new Output(Measure.VOLTAGE, 1), 18, 8e-3);
        assertValue(reading, new Output(Measure.CURRENT, 2), -1.5, 4e-3);
        assertValue(reading, new Output(Measure.POWER, 3), 5.1 * 1.25, 0.04);
        assertValue(reading, Measure.TOTAL_CURRENT, 1.75, 0.012);
        bank.losePower();
        assertThat(chip.read().flags()).containsExactly(Flag.RESET);
        advance(SECOND);
        assertValue(chip.read(), Measure.TOTAL_CURRENT, 1.75, 0.012);
    }

    @Test
    void max17048ReadsOneCellOfThePack() throws BusFault {
        var chip = new Max1704x(registers(EmulatedChips.max17048(() -> pack, 4)), Max1704x.Model.MAX17048);
        assertThat(chip.open()).isInstanceOf(Identity.Confirmed.class);
        assertThat(chip.read().missing(Measure.CHARGE)).hasValue(Why.JUST_RESET);

        var reading = chip.read();

        assertValue(reading, Measure.VOLTAGE, 4.1, 80e-6);
        assertValue(reading, Measure.CHARGE, 75, 0.004);
        assertValue(reading, Measure.CHARGE_RATE, -16, 0.21);
    }

    @Test
    void piSugar3ReadsItsBoard() throws BusFault {
        pack = new PackState(3.91, -0.8, 88, 5, 5.1, 0.9, 0.6, 31);
        var chip = new PiSugar3(registers(EmulatedChips.piSugar3(() -> pack)));

        var reading = chip.read();

        assertThat(chip.open()).isEqualTo(new Identity.Unverifiable("firmware 1.3.4"));
        assertValue(reading, Measure.VOLTAGE, 3.91, 1e-3);
        assertValue(reading, Measure.OUTPUT_CURRENT, 0.6, 1e-3);
        assertValue(reading, Measure.CHARGE, 88, 0);
        assertValue(reading, Measure.DIE_TEMPERATURE, 31, 0);
        assertValue(reading, Measure.EXTERNAL_POWER, 1, 0);
    }

    @Test
    void waveshareUpsEReadsItsBoardUntilTheGaugeIsSilent() throws BusFault {
        var chip = new WaveshareUpsE(registers(EmulatedChips.waveshareUpsE(() -> pack, () -> gaugeAnswers)));

        var reading = chip.read();
        gaugeAnswers = false;
        pack = new PackState(12, -0.8, 5, 5, 0, 0, 2.1, 31);
        var stale = chip.read();

        assertValue(reading, Measure.VOLTAGE, 16.4, 1e-3);
        assertValue(reading, Measure.CURRENT, -0.8, 1e-3);
        assertValue(reading, Measure.MINUTES_TO_EMPTY, 281, 0.5);
        assertValue(reading, new Output(Measure.CELL_VOLTAGE, 3), 4.1, 1e-3);
        assertValue(reading, Measure.EXTERNAL_POWER, 0, 0);
        assertThat(stale.missing(Measure.VOLTAGE)).hasValue(Why.STALE);
    }

    private Chip on(Kind kind, BusTrouble... troubles) {
        var bus = new EmulatedBus(
                Map.of(0x40, kind.device().apply(this)), new BusTroubles(7, List.of(troubles)), () -> ticks);
        return kind.driver().make(new Registers(bus, 0x40), this);
    }

    private Registers registers(RegisterBank bank) {
        return new Registers(new EmulatedBus(Map.of(0x40, bank), BusTroubles.NONE, () -> ticks), 0x40);
    }

    private static BusFault.Kind fault(Chip chip) {
        return catchThrowableOfType(BusFault.class, chip::read).kind();
    }

    private void advance(Duration time) {
        ticks += time.toNanos();
    }
}
