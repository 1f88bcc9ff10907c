package dev.flightcase.hal.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.settings.SettingsException;
import dev.flightcase.settings.SettingsFile;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a board profile may say. */
class KitFileTest {
    private static final String CHIP = """
            [[chip]]
            type = "ina219"
            bus = "i2c-1"
            address = "0x42"
            shunts = ["0.1"]
            [chip.gives]
            battery-voltage = "voltage"
            battery-current = "current"
            """;

    private static Kit read(String text) {
        return new KitFile("mine", SettingsFile.parse("mine.toml", text)).read();
    }

    @Test
    void aKitOfAKnownChipIsAFile() {
        var kit = read("[battery]\nchemistry = \"lifepo4\"\ncells = 4\nampere-hours = 12.0\n" + CHIP
                + "[pins]\npower-lost = { line = 6, high = false }\n");

        assertThat(kit.pack().cells()).isEqualTo(4);
        assertThat(kit.parts().chips()).singleElement().satisfies(chip -> {
            assertThat(chip.name()).isEqualTo("ina219-42");
            assertThat(chip.shunts()).containsExactly(0.1);
            assertThat(chip.gives()).hasSize(2);
        });
        assertThat(kit.parts().pins().get(KitPin.POWER_LOST))
                .extracting(PinPlace::high)
                .isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type = "ina219"   | type = "ina218"          | must be one of ina219
            address = "0x42"  | address = "0x99"         | must be an address of 7 bits
            bus = "i2c-1"     | bus = "spi-1"            | must be a bus, such as i2c-1
            shunts = ["0.1"]  | shunts = ["100"]         | must be an ohm value
            shunts = ["0.1"]  | reversed = true          | must name the shunt of each channel
            = "current"       | = "ampere"               | must be a number of the chip
            battery-current   | batery-current           | did you mean battery-current
            """)
    void aMistakeIsSaidWithItsRule(String right, String wrong, String rule) {
        assertThat(CHIP).contains(right);

        assertThatThrownBy(() -> read(CHIP.replace(right, wrong)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("mine.toml")
                .hasMessageContaining(rule);
    }

    @Test
    void aSignalHasOneSource() {
        assertThatThrownBy(() -> read(CHIP + CHIP.replace("0x42", "0x43")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("battery-voltage must have one source; it has 2");
    }

    @Test
    void anAddressAndALineHaveOneUse() {
        assertThatThrownBy(() -> read(CHIP + CHIP.replaceAll("battery-.*\n", "")))
                .hasMessageContaining("each chip must have an address of its own");
        assertThatThrownBy(() -> read(CHIP + "[pins]\npower-lost = { line = 6 }\nled = { line = 6 }\n"))
                .hasMessageContaining("each line must have one use");
    }

    private static final String KERNEL = """
            [[hwmon]]
            name = "ina226"
            device = "1-0040"
            shunts = ["0.002"]
            [hwmon.gives]
            battery-voltage = "in1"
            load = "in2 * curr2"
            [[power-supply]]
            name = "bq27441-0"
            gives = ["gauge-charge"]
            """;

    @Test
    void aKitMayNameWhatTheKernelDrives() {
        var parts = read(KERNEL).parts();

        assertThat(parts.kernel())
                .extracting(KernelPlace::name)
                .containsExactly("hwmon-ina226-1-0040", "power-supply-bq27441-0");
        assertThat(parts.kernel().getFirst())
                .isInstanceOfSatisfying(
                        HwmonPlace.class,
                        place -> assertThat(new TreeMap<>(place.gives()))
                                .hasToString("{BATTERY_VOLTAGE=in1, LOAD=in2 * curr2}"));
        assertThat(parts.sources(KitSignal.GAUGE_CHARGE)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name = "ina226"       |                        | must be what the file name of a hwmon device says
            name = "ina226"       | name = "../hwmon0"     | must be what the file name of a hwmon device says
            device = "1-0040"     | device = "../1-0040"   | must be the name of the device
            shunts = ["0.002"]    | shunts = ["0"]         | must be an ohm value
            "in1"                 | "curr1"                | must be like in1
            "in2 * curr2"         | "in2"                  | must be like power1 or in1 * curr1
            "in2 * curr2"         | "watts"                | must be a number of hwmon
            load                  | gauge-charge           | there is no such key
            name = "bq27441-0"    | name = "a/b"           | must be a folder in /sys/class/power_supply
            ["gauge-charge"]      | ["load"]               | must be one of battery-voltage
            """)
    void aMistakeInWhatTheKernelDrivesIsSaidWithItsRule(String right, String wrong, String rule) {
        assertThat(KERNEL).contains(right);

        assertThatThrownBy(() -> read(KERNEL.replace(right, wrong == null ? "" : wrong)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("mine.toml")
                .hasMessageContaining(rule);
    }

    @Test
    void allMistakesOfAFileAreSaidAtOnce() {
        assertThatThrownBy(() -> read(KERNEL.replace("\"in1\"", "\"volts\"").replace("1-0040", "/") + "[[chip]]\n"))
                .hasMessageContaining("hwmon.device")
                .hasMessageContaining("hwmon.gives.battery-voltage")
                .hasMessageContaining("chip.shunts");
    }

    @Test
    void aDriverIsNamedOnceAndItsChipIsNotTheNodesToo() {
        var other = "[[hwmon]]\nname = \"ina226\"\n";

        assertThatThrownBy(() -> read(KERNEL + other)).hasMessageContaining("each must say its device");
        assertThatThrownBy(() -> read(KERNEL + other + "device = \"1-0040\"\n"))
                .hasMessageContaining("must be there once for each device");
        assertThat(read(KERNEL + other + "device = \"1-0041\"\n").parts().kernel())
                .hasSize(3);
        assertThatThrownBy(() -> read(KERNEL + CHIP.replace("0x42", "0x40").replaceAll("battery-.*\n", "")))
                .hasMessageContaining("either the kernel talks to it or the node");
        assertThatThrownBy(() -> read(KERNEL + "[[power-supply]]\nname = \"bq27441-0\"\n"))
                .hasMessageContaining("must be there once for each name");
    }

    @Test
    void aSignalOfTheKernelHasOneSourceToo() {
        assertThatThrownBy(() -> read(KERNEL.replace("gauge-charge", "battery-voltage")))
                .hasMessageContaining("battery-voltage must have one source; it has 2");
    }
}
