package dev.flightcase.daemon.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.battery.BatteryMemory;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.battery.Belief;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredBatteryMemoryTest {
    private static final BatteryPack PACK = BatteryPack.of(Chemistry.LIFEPO4, 4, 12);
    private static final BatteryMemory LEARNED =
            new BatteryMemory(new Belief(11.2, 0.4), new Belief(0.63, 0.05), 0.061, 3, List.of());

    @TempDir
    private Path folder;

    private StoredBatteryMemory file(BatteryPack pack) {
        return new StoredBatteryMemory(folder, pack);
    }

    @Test
    void whatWasLearnedIsThereAfterAStart() {
        file(PACK).save(LEARNED);
        assertThat(file(PACK).load()).contains(LEARNED);

        var curved = new BatteryMemory(
                LEARNED.capacityAmpereHours(), LEARNED.chargeShare(), 0.05, 4, Collections.nCopies(51, -0.012));
        file(PACK).save(curved);
        assertThat(file(PACK).load()).contains(curved);
    }

    @Test
    void anotherPackIsLearnedAnew() {
        file(PACK).save(LEARNED);

        assertThat(file(PACK.holding(20)).load()).isEmpty();
        assertThat(file(BatteryPack.of(Chemistry.LI_ION, 4, 12)).load()).isEmpty();
    }

    @Test
    void withoutAFileNothingIsKnown() {
        assertThat(file(PACK).load()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "pack LIFEPO4 4 12.0\ncapacity-ampere-hours 11", "pack LIFEPO4 4 12.0\n"})
    void aDamagedFileCountsAsMissing(String text) throws IOException {
        Files.writeString(folder.resolve("battery"), text);

        assertThat(file(PACK).load()).isEmpty();
    }
}
