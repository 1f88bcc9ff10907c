package dev.flightcase.hal.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.flightcase.hal.BoardPart;
import dev.flightcase.hal.FakeTime;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.I2cBus;
import dev.flightcase.hal.bus.Pins;
import dev.flightcase.hal.emulator.BusTroubles;
import dev.flightcase.hal.emulator.EmulatedBus;
import dev.flightcase.hal.emulator.EmulatedChips;
import dev.flightcase.hal.emulator.EmulatedPins;
import dev.flightcase.hal.emulator.Terminals;
import dev.flightcase.hal.serial.LinuxSerialLines;
import dev.flightcase.hal.serial.SerialLines;
import dev.flightcase.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kits whose chips the kernel drives, on a made-up {@code /sys}. */
@Timeout(30)
class KernelBoardTest {
    private static final String INA226 = "sys/class/hwmon/hwmon4/";
    private static final String GAUGE = "sys/class/power_supply/bq27441-0/";
    private static final String PROFILE = """
            [battery]
            chemistry = "lifepo4"
            cells = 4
            ampere-hours = 20.0
            [[hwmon]]
            name = "ina226"
            shunts = ["0.002"]
            reversed = true
            [hwmon.gives]
            battery-voltage = "in1"
            battery-current = "curr1"
            load = "in1 * curr1"
            [[power-supply]]
            name = "bq27441-0"
            gives = ["gauge-charge", "external-power"]
            """;

    @TempDir
    private Path root;

    private final FakeTime time = new FakeTime();

    private final class RootOnly implements Wires {
        @Override
        public I2cBus i2c(String bus) throws BusFault {
            var chip = EmulatedChips.ina219(
                    () -> new Terminals(7.6, 0.4), 0.1, time.timebase().ticks());
            return new EmulatedBus(
                    Map.of(0x40, chip, 0x41, chip),
                    BusTroubles.NONE,
                    time.timebase().ticks());
        }

        @Override
        public Pins pins() {
            return new EmulatedPins();
        }

        @Override
        public Path root() {
            return root;
        }

        @Override
        public SerialLines serialLines() {
            return new LinuxSerialLines();
        }

        @Override
        public void close() {}
    }

    private KitBoard board(String toml) {
        var kit = new KitFile("mine", SettingsFile.parse("mine.toml", toml)).read();
        var board = new KitBoard(kit, new RootOnly(), time.timebase(), Duration.ofSeconds(2));
        board.start();
        return board;
    }

    private void write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    private void chips() throws IOException {
        write(INA226 + "name", "ina226");
        write(INA226 + "in0_input", "1");
        write(INA226 + "in1_input", "13200");
        write(INA226 + "curr1_input", "-400");
        write(INA226 + "shunt_resistor", "10000");
        write(GAUGE + "capacity", "87");
        write(GAUGE + "voltage_now", "13200000");
        write(GAUGE + "online", "1");
    }

    private static double value(List<Sample> samples, Signal signal) {
        return samples.stream()
                .filter(sample -> sample.signal().equals(signal.name()))
                .map(sample -> ((Sample.Measured) sample).reading().quantity().value())
                .findFirst()
                .orElseThrow();
    }

    private static Signal signal(Sensor sensor, String name) {
        return sensor.signals().stream()
                .filter(signal -> signal.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDriversNumbersAreSignalsWithTheShuntAndTheDirectionOfTheProfile() throws Exception {
        chips();
        try (var board = board(PROFILE)) {
            var meter = board.sensors().getFirst();
            var samples = meter.read();

            assertThat(meter.name()).isEqualTo("hwmon-ina226");
            assertThat(value(samples, signal(meter, Signals.BATTERY_VOLTAGE))).isEqualTo(13.2);
            // 0.4 A by the driver's 0.01 ohm are 2 A through the 0.002 that are there.
            assertThat(value(samples, signal(meter, Signals.BATTERY_CURRENT))).isCloseTo(2.0, within(1e-9));
            assertThat(value(samples, signal(meter, Signals.LOAD))).isCloseTo(26.4, within(1e-9));
            assertThat(signal(meter, Signals.BATTERY_VOLTAGE).plausibility().max())
                    .as("the pack's gate")
                    .isLessThan(16);
        }
    }

    @Test
    void aSupplyOfTheKernelGivesWhatTheProfileTakesOfIt() throws Exception {
        chips();
        try (var board = board(PROFILE)) {
            var samples = board.sensors().getLast().read();

            assertThat(samples)
                    .extracting(sample -> ((Sample.Measured) sample).reading())
                    .extracting(Reading::signal, reading -> reading.quantity().value(), Reading::source)
                    .containsExactlyInAnyOrder(
                            tuple(Signals.GAUGE_CHARGE, 87.0, "power supply bq27441-0"),
                            tuple(Signals.EXTERNAL_POWER, 1.0, "power supply bq27441-0"));
        }
    }

    @Test
    void whatIsNotThereIsUnknownAndTakenWhenItComesUnderAnyNumber() throws Exception {
        try (var board = board(PROFILE)) {
            var meter = board.sensors().getFirst();

            assertThat(meter.read())
                    .hasSize(3)
                    .allSatisfy(sample -> assertThat(((Sample.Failed) sample).why())
                            .startsWith("hwmon ina226: the kernel has no hwmon device named ina226; load its driver"));

            chips();
            Files.move(root.resolve(INA226), root.resolve("sys/class/hwmon/hwmon11"));
            assertThat(meter.read()).hasSize(3).hasOnlyElementsOfType(Sample.Measured.class);
        }
    }

    @Test
    void aNumberThatCanNotBeHadTakesNoOtherAlong() throws Exception {
        chips();
        Files.delete(root.resolve(INA226 + "shunt_resistor"));
        try (var board = board(PROFILE)) {
            var meter = board.sensors().getFirst();
            var samples = meter.read();

            assertThat(value(samples, signal(meter, Signals.BATTERY_VOLTAGE))).isEqualTo(13.2);
            assertThat(samples).filteredOn(Sample.Failed.class::isInstance).hasSize(2);
            assertThat(board.look().parts().getFirst().well()).isFalse();
            assertThat(board.look().parts().getFirst().advice())
                    .contains("battery-current: the driver does not tell the shunt");
        }
    }

    @Test
    void aLookShowsAllThatDriversSayAndWhatOfItIsUsed() throws Exception {
        chips();
        try (var board = board(PROFILE)) {
            var parts = board.look().parts();

            assertThat(parts).allMatch(BoardPart::well);
            assertThat(parts.getFirst().name()).isEqualTo("hwmon ina226");
            assertThat(parts.getFirst().says()).isEqualTo("answers, as /sys/class/hwmon/hwmon4");
            assertThat(parts.getFirst().values())
                    .containsExactly(
                            "in0 0.001 V",
                            "in1 13.200 V (used for battery-voltage, load)",
                            "curr1 -2.000 A (used for battery-current, load; turned round)",
                            "shunt of curr1: the driver takes 0.01 ohm, the profile says 0.002");
            assertThat(parts.getLast().values())
                    .containsExactly(
                            "voltage_now 13.200 V",
                            "capacity 87.000 % (used for gauge-charge)",
                            "online 1.000 (used for external-power)");
        }
    }

    @Test
    void aLookSaysWhatToDoWhereADriverIsNotLoaded() {
        try (var board = board(PROFILE)) {
            assertThat(board.look().parts())
                    .extracting(BoardPart::name, BoardPart::well)
                    .containsExactly(tuple("hwmon ina226", false), tuple("power supply bq27441-0", false));
            assertThat(board.look().parts())
                    .allSatisfy(part -> assertThat(part.advice()).contains("docs/configuration.md"));
        }
    }

    @Test
    void aLookDoesNotTalkToWhatADriverHolds() throws Exception {
        write("sys/bus/i2c/devices/1-0041/driver/bind", "");
        try (var board = board("""
                [[chip]]
                type = "ina219"
                address = "0x40"
                shunts = ["0.1"]
                """)) {
            board.sensors().getFirst().read();

            assertThat(board.look().parts()).extracting(BoardPart::name).containsExactly("ina219 at 0x40 on i2c-1");
        }
    }
}
