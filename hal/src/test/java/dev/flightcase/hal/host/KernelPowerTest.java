package dev.flightcase.hal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Linux: drivers/hwmon/ina2xx.c, ina3221.c and drivers/power/supply/max17040_battery.c as they show themselves in sysfs. */
class KernelPowerTest {
    @TempDir
    private Path folder;

    private FakeRoot root;

    @BeforeEach
    void root() throws Exception {
        root = new FakeRoot(folder, folder);
        chip("hwmon0", "ina219", "1-0041", "9000", "100");
        chip("hwmon3", "ina219", "1-0040", "12000", "-500");
        root.write("sys/class/hwmon/hwmon3/shunt_resistor", "10000\n");
    }

    private void chip(String hwmon, String driver, String device, String milliVolts, String milliAmperes)
            throws IOException {
        var path = "sys/class/hwmon/" + hwmon + "/";
        root.write(path + "name", driver + "\n")
                .write(path + "in0_input", "1\n")
                .write(path + "in1_input", milliVolts + "\n")
                .write(path + "curr1_input", milliAmperes + "\n")
                .write(path + "power1_input", "6000000\n")
                .write(path + "in1_crit_alarm", "0\n");
        var target = folder.resolve("sys/devices/i2c-1/" + device);
        Files.createDirectories(target);
        Files.createSymbolicLink(folder.resolve(path + "device"), target);
    }

    private static HwmonChannel channel(String word) {
        return HwmonChannel.parse(word).orElseThrow();
    }

    private HwmonDevice ina(String driver, @Nullable String device) throws KernelFault {
        return HwmonDevice.find(folder, driver, device);
    }

    @Test
    void aChipIsKnownByDriverAndDeviceAndNotByItsNumber() throws Exception {
        var chip = ina("ina219", "1-0040");

        assertThat(chip.path()).isEqualTo("/sys/class/hwmon/hwmon3");
        assertThat(chip.read(channel("in1"))).isEqualTo(12.0);
        assertThat(chip.read(channel("curr1"))).isEqualTo(-0.5);
        assertThat(chip.read(channel("power1"))).isEqualTo(6.0);
        assertThat(chip.channels()).hasToString("[in0, in1, curr1, power1]");
    }

    @Test
    void theOnlyOneOfADriverNeedsNoDevice() throws Exception {
        chip("hwmon12", "ina226", "1-0044", "5000", "0");

        assertThat(ina("ina226", null).path()).isEqualTo("/sys/class/hwmon/hwmon12");
    }

    @Test
    void whatIsNotClearOrNotThereIsSaid() {
        assertThatThrownBy(() -> ina("ina219", null))
                .hasMessage("the kernel has 2 hwmon devices named ina219 (1-0041, 1-0040);"
                        + " say in the board profile which, with device");
        assertThatThrownBy(() -> ina("ina219", "1-0045")).hasMessageContaining("no ina219 at 1-0045 (but at 1-0041");
        assertThatThrownBy(() -> ina("ina226", null))
                .hasMessageContaining("the kernel has no hwmon device named ina226; load its driver");
    }

    @Test
    void theShuntThatADriverTakesForGrantedIsTold() throws Exception {
        assertThat(ina("ina219", "1-0040").shuntOhms(1)).isEqualTo(OptionalDouble.of(0.01));
        assertThat(ina("ina219", "1-0040").shuntOhms(2)).isEmpty();
        assertThat(ina("ina219", "1-0041").shuntOhms(1)).isEmpty();
    }

    /** Documentation/hwmon/ina3221.rst: in1 to in3 are in mV, in4 to in7 in µV; each channel has a shunt. */
    @Test
    void theShuntVoltagesOfAnIna3221AreFiner() throws Exception {
        chip("hwmon5", "ina3221", "1-0042", "12800", "250");
        root.write("sys/class/hwmon/hwmon5/in5_input", "25000\n")
                .write("sys/class/hwmon/hwmon5/shunt2_resistor", "100000\n");
        var chip = ina("ina3221", null);

        assertThat(chip.read(channel("in1"))).isEqualTo(12.8);
        assertThat(chip.read(channel("in5"))).isEqualTo(0.025);
        assertThat(chip.shuntOhms(2)).isEqualTo(OptionalDouble.of(0.1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two", "1.5"})
    void whatIsNoNumberIsAFaultThatNamesItsFile(String text) throws Exception {
        root.write("sys/class/hwmon/hwmon3/curr1_input", text);

        assertThatThrownBy(() -> ina("ina219", "1-0040").read(channel("curr1")))
                .isInstanceOf(KernelFault.class)
                .hasMessageStartingWith("curr1_input: ");
        assertThatThrownBy(() -> ina("ina219", "1-0040").read(channel("curr2"))).hasMessage("ina219 gives no curr2");
    }

    @Test
    void aGaugeOfTheKernelTellsWhatItsDriverKnows() throws Exception {
        gauge("voltage_now", "3884000");
        gauge("capacity", "87");
        gauge("temp", "253");
        var gauge = PowerSupply.find(folder, "battery");

        assertThat(gauge.read(PowerSupply.Value.VOLTAGE)).isEqualTo(3.884);
        assertThat(gauge.read(PowerSupply.Value.CHARGE)).isEqualTo(87.0);
        assertThat(gauge.read(PowerSupply.Value.TEMPERATURE)).isEqualTo(25.3);
        assertThat(gauge.values())
                .containsExactly(PowerSupply.Value.VOLTAGE, PowerSupply.Value.TEMPERATURE, PowerSupply.Value.CHARGE);
        assertThatThrownBy(() -> gauge.read(PowerSupply.Value.CURRENT)).hasMessage("its driver gives no current_now");
    }

    @ParameterizedTest
    @CsvSource({
        "Charging, -1200000, 1.2",
        "Discharging, 1200000, -1.2",
        "Full, 3000, 0.0",
    })
    void theDirectionOfTheCurrentIsWhatTheStatusSays(String status, String microamperes, double current)
            throws Exception {
        gauge("current_now", microamperes);
        gauge("status", status);

        assertThat(PowerSupply.find(folder, "battery").read(PowerSupply.Value.CURRENT))
                .isEqualTo(current);
    }

    @Test
    void aCurrentWithoutADirectionIsNone() throws Exception {
        gauge("current_now", "5");
        gauge("status", "Unknown");
        var gauge = PowerSupply.find(folder, "battery");

        assertThatThrownBy(() -> gauge.read(PowerSupply.Value.CURRENT))
                .hasMessage("status is \"Unknown\", so the current has no direction");
    }

    @Test
    void aBatteryThatIsNotThereHasNoVoltageAndItsChargerIsStillFed() throws Exception {
        gauge("voltage_now", "0");
        gauge("present", "0");
        gauge("online", "2");
        var gauge = PowerSupply.find(folder, "battery");

        assertThatThrownBy(() -> gauge.read(PowerSupply.Value.VOLTAGE)).hasMessage("no battery is there");
        assertThat(gauge.read(PowerSupply.Value.ONLINE)).isEqualTo(1.0);
    }

    @Test
    void aSupplyThatIsNotThereIsSaidWithThoseThatAre() throws Exception {
        gauge("voltage_now", "0");

        assertThatThrownBy(() -> PowerSupply.find(folder, "bq27441-0"))
                .hasMessageContaining("no power supply named bq27441-0 (but battery); load its driver");
    }

    @Test
    void aChipWithADriverBelongsToTheKernel() throws Exception {
        root.write("sys/bus/i2c/devices/1-0040/driver/bind", "");
        root.write("sys/bus/i2c/devices/1-0041/name", "ina219\n");
        var drivers = new I2cDrivers(folder);

        assertThat(drivers.hold("i2c-1", 0x40)).isTrue();
        assertThat(drivers.hold("i2c-1", 0x41)).isFalse();
        assertThat(drivers.hold("i2c-10", 0x40)).isFalse();
    }

    private void gauge(String file, String text) throws IOException {
        root.write("sys/class/power_supply/battery/" + file, text + "\n");
    }
}
