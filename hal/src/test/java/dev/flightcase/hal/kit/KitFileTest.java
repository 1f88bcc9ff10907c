package dev.flightcase.hal.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.settings.SettingsException;
import dev.flightcase.settings.SettingsFile;
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
        assertThat(kit.chips()).singleElement().satisfies(chip -> {
            assertThat(chip.name()).isEqualTo("ina219-42");
            assertThat(chip.shunts()).containsExactly(0.1);
            assertThat(chip.gives()).hasSize(2);
        });
        assertThat(kit.pins().get(KitPin.POWER_LOST)).extracting(PinPlace::high).isEqualTo(false);
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
}
