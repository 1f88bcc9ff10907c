package dev.flightcase.hal.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.BoardPart;
import dev.flightcase.hal.FakeTime;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.bus.Bias;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.I2cBus;
import dev.flightcase.hal.bus.Pins;
import dev.flightcase.hal.emulator.BusTrouble;
import dev.flightcase.hal.emulator.BusTroubles;
import dev.flightcase.hal.emulator.EmulatedBus;
import dev.flightcase.hal.emulator.EmulatedChips;
import dev.flightcase.hal.emulator.EmulatedDevice;
import dev.flightcase.hal.emulator.EmulatedPins;
import dev.flightcase.hal.emulator.PackState;
import dev.flightcase.hal.emulator.Terminals;
import dev.flightcase.hal.serial.LinuxSerialLines;
import dev.flightcase.hal.serial.SerialLines;
import dev.flightcase.settings.SettingsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kits on emulated wires, through the threads of their buses. */
@Timeout(30)
class KitBoardTest {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final FakeTime time = new FakeTime();
    private final EmulatedWires wires = new EmulatedWires();
    private @Nullable KitBoard board;

    @AfterEach
    void close() {
        board().close();
        assertThat(wires.closed).isTrue();
    }

    /** What hangs on the made-up board, and whether it is there at all. */
    private final class EmulatedWires implements Wires {
        private Optional<BusFault> missing = Optional.empty();
        private BusTroubles troubles = BusTroubles.NONE;
        private Map<Integer, EmulatedDevice> devices = Map.of();
        private final EmulatedPins pins = new EmulatedPins();
        private boolean closed;
        private int opened;

        @Override
        public I2cBus i2c(String bus) throws BusFault {
            opened++;
            if (missing.isPresent()) {
                throw missing.get();
            }
            return new EmulatedBus(devices, troubles, time.timebase().ticks());
        }

        @Override
        public Pins pins() {
            return pins;
        }

        @Override
        public Path root() {
            return Path.of("/no-such-root");
        }

        @Override
        public SerialLines serialLines() {
            return new LinuxSerialLines();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private KitBoard board() {
        return Objects.requireNonNull(board);
    }

    private List<Sample> read(Sensor sensor) {
        time.advance(PERIOD);
        return sensor.read();
    }

    private Sensor open(String toml) {
        var opened = new KitBoard(
                new KitFile("mine", SettingsFile.parse("mine.toml", toml)).read(), wires, time.timebase(), PERIOD);
        opened.start();
        board = opened;
        return opened.sensors().getFirst();
    }

    private static double value(List<Sample> samples, String signal) {
        return samples.stream()
                .filter(sample -> sample.signal().equals(signal))
                .map(sample -> ((Sample.Measured) sample).reading().quantity().value())
                .findFirst()
                .orElseThrow();
    }

    private static String why(List<Sample> samples) {
        return samples.stream()
                .map(sample -> ((Sample.Failed) sample).why())
                .distinct()
                .reduce("", (all, next) -> all + next);
    }

    private static final String INA219 = """
            [battery]
            chemistry = "li-ion"
            cells = 2
            ampere-hours = 3.0
            [[chip]]
            type = "ina219"
            address = "0x42"
            shunts = ["0.1"]
            reversed = true
            [chip.gives]
            battery-voltage = "voltage"
            battery-current = "current"
            """;

    @Test
    void aChipMountedTheOtherWayCountsIntoTheBattery() {
        wires.devices = Map.of(
                0x42,
                EmulatedChips.ina219(
                        () -> new Terminals(7.6, 0.4), 0.1, time.timebase().ticks()));

        var sensor = open(INA219);
        assertThat(why(read(sensor))).as("just configured").contains("has not finished a conversion");

        var samples = read(sensor);
        assertThat(value(samples, Signals.BATTERY_VOLTAGE)).isBetween(7.59, 7.61);
        assertThat(value(samples, Signals.BATTERY_CURRENT)).isBetween(-0.401, -0.399);
    }

    @Test
    void aBoardThatIsNotThereIsAskedEverMoreSlowlyAndTakenWhenItComes() {
        wires.devices = Map.of(
                0x42,
                EmulatedChips.ina219(
                        () -> new Terminals(7.6, 0), 0.1, time.timebase().ticks()));
        wires.missing = Optional.of(BusFault.denied("/dev/i2c-1", "i2c"));
        var sensor = open(INA219);

        for (int i = 0; i < 300; i++) {
            assertThat(why(read(sensor))).contains("group i2c");
        }
        assertThat(wires.opened).as("in ten minutes").isBetween(10, 25);
        wires.missing = Optional.empty();
        time.advance(Duration.ofMinutes(1));
        assertThat(why(read(sensor))).as("just configured").contains("has not finished a conversion");

        assertThat(value(read(sensor), Signals.BATTERY_VOLTAGE)).isBetween(7.59, 7.61);
        assertThat(value(read(sensor), Signals.BATTERY_VOLTAGE))
                .as("at its period again")
                .isPositive();
    }

    @Test
    void singleMissingAnswersCostOnlyThemselves() {
        wires.devices = Map.of(
                0x42,
                EmulatedChips.ina219(
                        () -> new Terminals(7.6, 0), 0.1, time.timebase().ticks()));
        wires.troubles = new BusTroubles(5, List.of(new BusTrouble.Nacks(0.05)));
        var sensor = open(INA219);

        int good = 0;
        for (int i = 0; i < 200; i++) {
            if (read(sensor).getFirst() instanceof Sample.Measured) {
                good++;
            }
        }

        assertThat(good).isBetween(120, 199);
    }

    @Test
    void anotherChipAtTheAddressIsSaidAndNotRead() {
        wires.devices = Map.of(
                0x40,
                EmulatedChips.ina226(
                        () -> new Terminals(7.6, 0.4), 0.1, time.timebase().ticks()));

        var samples = read(
                open(INA219.replace("ina219", "ina260").replace("0x42", "0x40").replace("shunts = [\"0.1\"]\n", "")));

        assertThat(why(samples)).contains("0x40 of i2c-1").contains("the board profile expects");
    }

    @Test
    void theLineForTheMainsIsReadAsTheProfileSays() {
        wires.devices = Map.of(0x36, EmulatedChips.max17048(() -> new PackState(3.9, 0, 75, 6, 5, 1, 1, 25), 1));
        wires.pins.drive(6, false);
        open("""
                [[chip]]
                type = "max17043"
                address = "0x36"
                [chip.gives]
                battery-voltage = "voltage"
                gauge-charge = "charge"
                [pins]
                power-lost = { line = 6, high = true }
                """);
        var line = board().sensors().getLast();

        assertThat(value(read(line), Signals.EXTERNAL_POWER)).isEqualTo(1);
        wires.pins.drive(6, true);
        assertThat(value(read(line), Signals.EXTERNAL_POWER)).isZero();
        assertThat(value(read(board().sensors().getFirst()), Signals.GAUGE_CHARGE))
                .isBetween(74.0, 76.0);
    }

    @Test
    void buttonAndLedAreWhatTheProfileSaysOfTheirLines() {
        open(INA219 + """
                [pins]
                button = { line = 17, high = false, bias = "up" }
                led = { line = 27, high = false }
                """);
        var panel = board().panel().orElseThrow();

        assertThat(panel.pressed()).contains(false);
        wires.pins.drive(17, false);
        panel.light(true);

        assertThat(panel.pressed()).contains(true);
        assertThat(wires.pins.output(27)).hasValue(0);
        panel.light(false);
        assertThat(wires.pins.output(27)).hasValue(1);
        assertThat(board().look().parts())
                .extracting(part -> part.name() + " " + part.says())
                .contains("button on GPIO 17 is pressed", "LED on GPIO 27 is dark");
    }

    @Test
    void aPanelWhoseLinesSomebodyElseHasIsNotPressedAndSaysSo() throws BusFault {
        var holder = wires.pins.input(17, Bias.NONE);
        open(INA219 + "[pins]\nbutton = { line = 17 }");
        var panel = board().panel().orElseThrow();

        assertThat(panel.pressed()).isEmpty();
        panel.light(true);

        assertThat(board().look().parts())
                .anySatisfy(part -> assertThat(part.advice()).contains("line 17 is in use already"));
        holder.close();
    }

    @Test
    void aKitThatNamesNeitherHasNoPanel() {
        open(INA219);

        assertThat(board().panel()).isEmpty();
    }

    @Test
    void aLineThatIsNotThereIsAFailedSampleThatNamesIt() {
        var sensor = open("""
                [[vedirect]]
                port = "/dev/no-such-line"
                gives = ["battery-voltage", "solar-power"]
                """);

        assertThat(sensor.signals()).hasSize(2);
        assertThat(why(read(sensor))).isNotEmpty();
    }

    @Test
    void aLookShowsEveryPartAndWhoIsNotExpected() {
        wires.devices = Map.of(
                0x42,
                        EmulatedChips.ina219(
                                () -> new Terminals(7.6, 0.4),
                                0.1,
                                time.timebase().ticks()),
                0x36, EmulatedChips.max17048(() -> new PackState(3.9, 0, 75, 6, 5, 1, 1, 25), 1));
        var sensor = open(INA219.replace("[battery]", "title = \"Mine\"\n[battery]"));
        read(sensor);
        read(sensor);

        var look = board().look();

        assertThat(look.title()).isEqualTo("Mine");
        assertThat(look.parts()).hasSize(2);
        assertThat(look.parts().getFirst().values()).anyMatch(value -> value.contains("(used as battery-voltage)"));
        assertThat(look.parts().getLast())
                .returns("0x36 on i2c-1", BoardPart::name)
                .returns(false, BoardPart::well);
    }

    @Test
    void aLookAtABoardThatIsNotThereSaysWhyAndWhatToDo() {
        wires.missing = Optional.of(BusFault.denied("/dev/i2c-1", "i2c"));
        var sensor = open(INA219);
        read(sensor);

        assertThat(board().look().parts()).singleElement().satisfies(part -> {
            assertThat(part.well()).isFalse();
            assertThat(part.advice()).contains("group i2c");
        });
    }
}
