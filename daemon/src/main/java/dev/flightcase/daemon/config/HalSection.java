package dev.flightcase.daemon.config;

import dev.flightcase.hal.BoardSettings;
import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.HalConfig;
import dev.flightcase.hal.SimulatedBoardConfig;
import dev.flightcase.settings.Section;
import java.nio.file.Path;
import java.time.Duration;

/** Keys {@code hal.*}. */
final class HalSection {
    private HalSection() {}

    static HalConfig read(Section section) {
        var defaults = HalConfig.defaults();
        return new HalConfig(
                board(section, defaults.board()),
                section.duration("period", defaults.period(), Duration.ofMillis(100), Duration.ofMinutes(10)),
                section.integer("stale-after-periods", defaults.staleAfterPeriods(), 2, 100),
                section.duration("patience", defaults.patience(), Duration.ofMillis(1), Duration.ofSeconds(1)),
                section.duration("hung-after", defaults.hungAfter(), Duration.ofMillis(100), Duration.ofMinutes(10)),
                section.duration("stop-wait", defaults.stopWait(), Duration.ofMillis(1), Duration.ofSeconds(10)));
    }

    private static BoardSettings board(Section section, BoardSettings defaults) {
        return new BoardSettings(
                section.text("board", defaults.name(), 64),
                Path.of(section.text("profiles", defaults.profiles().toString(), 4096)),
                section.decimal("ampere-hours", defaults.ampereHours(), 0, 10_000),
                simulated(section.section("simulated")));
    }

    private static SimulatedBoardConfig simulated(Section section) {
        var defaults = SimulatedBoardConfig.defaults();
        var day = defaults.day();
        var dayEnd = Duration.ofDays(1).minusSeconds(1);
        return new SimulatedBoardConfig(
                section.parsed("chemistry", defaults.chemistry(), Chemistry::parse),
                section.integer("cells", defaults.cells(), 1, SimulatedBoardConfig.CELLS_MAX),
                section.decimal("capacity-watt-hours", defaults.capacityWattHours(), 0.1, 100_000),
                section.decimal("charge-percent", defaults.chargePercent(), 0, 100),
                section.decimal("load-watts", defaults.loadWatts(), 0.1, 10_000),
                new SimulatedBoardConfig.SimulatedDay(
                        section.decimal("solar-peak-watts", day.solarPeakWatts(), 0, 10_000),
                        section.duration("starts-at", day.startsAt(), Duration.ZERO, dayEnd),
                        section.duration("sunrise", day.sunrise(), Duration.ZERO, Duration.ofHours(12)),
                        section.duration(
                                "sunset", day.sunset(), Duration.ofHours(12).plusMinutes(1), dayEnd),
                        section.decimal("time-scale", day.timeScale(), 1, 3600)),
                section.integer("seed", Math.toIntExact(defaults.seed()), 0, Integer.MAX_VALUE));
    }
}
