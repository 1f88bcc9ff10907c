package dev.flightcase.hal.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flightcase.hal.Board;
import dev.flightcase.hal.BoardPart;
import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.FakeTime;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.SensorRound;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.SimulatedBoardConfig;
import dev.flightcase.hal.SimulatedBoardConfig.SimulatedDay;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.hal.battery.BatterySensor;
import dev.flightcase.hal.battery.ShutdownRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedBoardTest {

    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int STALE_AFTER_PERIODS = 3;

    private final FakeTime time = new FakeTime();
    private final ArrayList<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var each : open) {
            each.close();
        }
    }

    @Test
    void itsChipsAreReadByTheDriversAndEachReadingSaysThatItIsSimulated() {
        var board = open(SimulatedBoardConfig.defaults());
        var snapshot = run(round(board), Duration.ofSeconds(8));

        assertThat(value(snapshot, Signals.BATTERY_VOLTAGE)).isBetween(13.0, 13.6);
        assertThat(value(snapshot, Signals.BATTERY_CURRENT)).isBetween(-1.0, -0.2);
        assertThat(value(snapshot, Signals.LOAD)).isCloseTo(12, within(1.2));
        assertThat(value(snapshot, Signals.EXTERNAL_POWER)).isZero();
        assertThat(snapshot.reading(Signals.BATTERY_VOLTAGE).orElseThrow().source())
                .isEqualTo("simulated ina228 at 0x40");
        assertThat(board.look().parts())
                .filteredOn(part -> part.name().startsWith("ina228"))
                .hasSize(2)
                .allMatch(BoardPart::well);
        assertThat(board.look().parts()).noneMatch(part -> part.says().contains("expects nothing"));
    }

    @Test
    void theChargerSpeaksOnALineOfItsOwn() throws InterruptedException {
        var board = open(day(60, 160, 1, Duration.ofHours(13)));
        var round = round(board);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (round.snapshot().good(Signals.SOLAR_POWER).isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
            round.read();
        }

        assertThat(value(round.snapshot(), Signals.SOLAR_POWER)).isCloseTo(60, within(1.0));
        assertThat(round.snapshot().reading(Signals.SOLAR_POWER).orElseThrow().source())
                .startsWith("simulated ");
    }

    @Test
    void minutesLeftAreRealMinutesAlsoWhileTheDayPassesFaster() {
        var profile = new SimulatedBoardProfile(day(0, 160, 60, Duration.ofHours(21)));
        var board = profile.open(time.timebase(), PERIOD);
        open.add(board);
        var round = new AtomicReference<SensorRound>();
        var battery = new BatterySensor(
                profile.pack(),
                ShutdownRule.defaults(),
                Optional.of(profile.memory()),
                () -> Objects.requireNonNull(round.get()).snapshot(),
                PERIOD);
        var sensors = new ArrayList<Sensor>(board.sensors());
        sensors.add(battery);
        round.set(new SensorRound(sensors, STALE_AFTER_PERIODS, time.timebase()));

        var early = run(Objects.requireNonNull(round.get()), Duration.ofMinutes(2));
        double said = value(early, Signals.MINUTES_LEFT);
        double lasted = 0;
        while (run(Objects.requireNonNull(round.get()), Duration.ofSeconds(10))
                        .good(Signals.BATTERY_VOLTAGE)
                        .orElseThrow()
                        .quantity()
                        .value()
                > profile.pack().stopCellVolts() * profile.pack().cells()) {
            lasted += 10 / 60.0;
            assertThat(lasted).isLessThan(30);
        }

        assertThat(said).isCloseTo(lasted, within(0.25 * lasted));
    }

    @Test
    void nothingIsRefusedByItsOwnGatesThroughTwoDays() {
        var board = open(day(60, 160, 60, Duration.ofHours(5)));
        var round = round(board);

        run(round, Duration.ofMinutes(2 * 24));

        assertThat(round.rejections()).isZero();
    }

    private static SimulatedBoardConfig day(double peakWatts, double wattHours, double timeScale, Duration startsAt) {
        var day = new SimulatedDay(peakWatts, startsAt, Duration.ofHours(6), Duration.ofHours(20), timeScale);
        return new SimulatedBoardConfig(Chemistry.LIFEPO4, 4, wattHours, 72, 12, day, 1);
    }

    private Board open(SimulatedBoardConfig config) {
        var board = new SimulatedBoardProfile(config).open(time.timebase(), PERIOD);
        open.add(board);
        return board;
    }

    private SensorRound round(Board board) {
        return new SensorRound(board.sensors(), STALE_AFTER_PERIODS, time.timebase());
    }

    private Snapshot run(SensorRound round, Duration duration) {
        for (long left = duration.toSeconds(); left > 0; left -= PERIOD.toSeconds()) {
            time.advance(PERIOD);
            round.read();
        }
        return round.snapshot();
    }

    private static double value(Snapshot snapshot, String signal) {
        return snapshot.good(signal)
                .orElseThrow(() -> new AssertionError(signal + " is not there"))
                .quantity()
                .value();
    }
}
