package dev.flightcase.hal.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KitsTest {
    @TempDir
    private Path folder;

    private Kits kits() {
        return new Kits(folder, () -> {
            throw new AssertionError("nothing is opened");
        });
    }

    @Test
    void everyProfileThatComesWithTheNodeIsRight() {
        assertThat(kits().names())
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(kits().named(name))
                        .get()
                        .satisfies(profile -> assertThat(profile.title()).isNotEqualTo(name)));
    }

    /** From the vendors' own scripts (x728-script, x120x): GPIO 6 is high when the mains is lost on the one, and when it is there on the other. */
    @Test
    void sisterBoardsKeepTheirOppositePins() {
        assertThat(lostLevel("geekworm-x728")).isTrue();
        assertThat(lostLevel("suptronics-x1200")).isFalse();
    }

    private boolean lostLevel(String name) {
        var pin = kits().kit(name).orElseThrow().parts().pins().get(KitPin.POWER_LOST);
        return Objects.requireNonNull(pin).high();
    }

    @Test
    void theOperatorsOwnProfileWinsAndMayBeNew() throws IOException {
        Files.writeString(folder.resolve("pisugar-3.toml"), "title = \"Mine\"\n");
        Files.writeString(folder.resolve("truck.toml"), "title = \"The truck\"\n");

        assertThat(kits().named("pisugar-3"))
                .get()
                .extracting(KitProfile::title)
                .isEqualTo("Mine");
        assertThat(kits().names()).contains("truck").doesNotHaveDuplicates();
        assertThat(kits().named("truck")).isPresent();
    }

    @Test
    void anUnknownNameAndOneThatLeadsOutOfTheFolderAreNone() {
        assertThat(kits().named("unknown")).isEmpty();
        assertThat(kits().named("../node")).isEmpty();
    }

    @Test
    void aMistakeInAnOwnProfileNamesTheFile() throws IOException {
        Files.writeString(folder.resolve("truck.toml"), "titel = \"The truck\"\n");

        assertThatThrownBy(() -> kits().named("truck"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("truck.toml")
                .hasMessageContaining("did you mean title");
    }
}
