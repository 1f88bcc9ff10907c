package dev.flightcase.hal.host;

import static dev.flightcase.hal.host.FakeRoot.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Linux: drivers/hwmon/ina2xx.c and drivers/power/supply/max17040_battery.c as they show themselves in sysfs. */
class KernelPowerTest {

    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Signal VOLTAGE = new Signal(Signals.BATTERY_VOLTAGE, Unit.VOLT, Plausibility.between(0, 60));
    private static final Signal CURRENT =
            new Signal(Signals.BATTERY_CURRENT, Unit.AMPERE, Plausibility.between(-100, 100));

    @TempDir
    private Path folder;

    private FakeRoot root;

    @BeforeEach
    void root() throws Exception {
        root = new FakeRoot(folder, folder);
        chip("hwmon0", "ina219", "1-0041", "9000", "100", "10000");
        chip("hwmon3", "ina219", "1-0040", "12000", "-500", "10000");
    }

    @Test
    void aChipIsKnownByDriverAndDeviceAndNotByItsNumber() {
        var samples = ina(0.01, false).read();

        assertThat(value(samples, Signals.BATTERY_VOLTAGE)).isEqualTo(12.0);
        assertThat(value(samples, Signals.BATTERY_CURRENT)).isEqualTo(-0.5);
    }

    @Test
    void theShuntThatTheDriverTakesForGrantedIsPutRight() {
        assertThat(value(ina(0.1, false).read(), Signals.BATTERY_CURRENT))
                .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                .isCloseTo(-0.05, within(1e-9));
        assertThat(value(ina(0.01, true).read(), Signals.BATTERY_CURRENT)).isEqualTo(0.5);
    }

    @Test
    void aDriverThatIsNotLoadedIsSaid() throws Exception {
        Files.delete(folder.resolve("sys/class/hwmon/hwmon3/device"));

        assertThat(value(ina(0.01, false).read(), Signals.BATTERY_VOLTAGE))
                .isEqualTo("failed: the kernel has no ina219 at 1-0040; is its driver loaded?");
    }

    @Test
    void aValueThatCanNotBeReadTakesNoOtherAlong() throws Exception {
        root.write("sys/class/hwmon/hwmon3/curr1_input", "");
        var samples = ina(0.01, false).read();

        assertThat(value(samples, Signals.BATTERY_VOLTAGE)).isEqualTo(12.0);
        assertThat(value(samples, Signals.BATTERY_CURRENT)).asString().startsWith("failed: ");
    }

    @Test
    void aGaugeOfTheKernelTellsVoltageAndCharge() throws Exception {
        gauge("voltage_now", "3884000").write("sys/class/power_supply/battery/capacity", "87\n");
        var samples = supply().read();

        assertThat(value(samples, Signals.BATTERY_VOLTAGE)).isEqualTo(3.884);
        assertThat(value(samples, Signals.GAUGE_CHARGE)).isEqualTo(87.0);
        assertThat(samples).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Charging, -1200000, 1.2",
        "Discharging, 1200000, -1.2",
        "Full, 3000, 0.0",
        "Unknown, 5, 'failed: /sys/class/power_supply/battery/: status is \"Unknown\", so the current has no direction'",
    })
    void theDirectionOfTheCurrentIsWhatTheStatusSays(String status, String microamperes, String current)
            throws Exception {
        gauge("voltage_now", "3884000");
        gauge("current_now", microamperes);
        gauge("status", status);

        assertThat(value(supply().read(), Signals.BATTERY_CURRENT)).hasToString(current);
    }

    @Test
    void aBatteryThatIsNotThereHasNoVoltage() throws Exception {
        gauge("voltage_now", "0");
        gauge("present", "0");

        assertThat(value(supply().read(), Signals.BATTERY_VOLTAGE)).isEqualTo("failed: battery: no battery is there");
    }

    private HwmonSensor ina(double shunt, boolean reversed) {
        var place = new HwmonPlace("ina219", "1-0040", shunt, reversed);
        return new HwmonSensor(folder, place, VOLTAGE, CURRENT, PERIOD, root.time.timebase());
    }

    private PowerSupplySensor supply() {
        return new PowerSupplySensor(folder, "battery", PERIOD, root.time.timebase());
    }

    private FakeRoot gauge(String file, String text) throws IOException {
        return root.write("sys/class/power_supply/battery/" + file, text + "\n");
    }

    private void chip(String hwmon, String driver, String device, String milliVolts, String milliAmperes, String shunt)
            throws IOException {
        var path = "sys/class/hwmon/" + hwmon + "/";
        root.write(path + "name", driver + "\n")
                .write(path + "in0_input", "1\n")
                .write(path + "in1_input", milliVolts + "\n")
                .write(path + "curr1_input", milliAmperes + "\n")
                .write(path + "shunt_resistor", shunt + "\n");
        var target = folder.resolve("sys/devices/i2c-1/" + device);
        Files.createDirectories(target);
        Files.createSymbolicLink(folder.resolve(path + "device"), target);
    }
}
