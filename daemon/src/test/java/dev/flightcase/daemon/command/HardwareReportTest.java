package dev.flightcase.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.BoardLook;
import dev.flightcase.hal.BoardPart;
import dev.flightcase.hal.Evidence;
import dev.flightcase.hal.Moment;
import dev.flightcase.hal.Quality;
import dev.flightcase.hal.Quantity;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.hal.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What {@code flightcase hardware} prints. */
class HardwareReportTest {
    private static final Moment NOW = new Moment(Instant.EPOCH, 3_000_000_000L);

    private static final BoardPart CHIP = new BoardPart(
            "ina219 at 0x42 on i2c-1", true, "answers", List.of("voltage 7.604 V (used as battery-voltage)"), "");
    private static final BoardPart STRANGER = new BoardPart(
            "0x36 on i2c-1",
            false,
            "answers, and the profile expects nothing there",
            List.of(),
            "if this is your power board, hal.board may name another one");

    private static CommandResult report(BoardPart... parts) {
        return report(new TreeMap<>(), parts);
    }

    private static CommandResult report(SortedMap<String, Evidence> evidence, BoardPart... parts) {
        var volts = new Reading(
                Signals.BATTERY_VOLTAGE,
                new Quantity(7.604, Unit.VOLT),
                new Moment(Instant.EPOCH, 1_000_000_000L),
                Quality.GOOD,
                "ina219 at 0x42");
        var expected = new TreeSet<>(Set.of(Signals.BATTERY_VOLTAGE, Signals.BATTERY_CURRENT, Signals.CPU_LOAD));
        var readings = new TreeMap<String, Reading>();
        readings.put(volts.signal(), volts);
        var snapshot = new Snapshot(NOW, expected, readings, new TreeMap<>(), evidence, new TreeMap<>());
        return new HardwareReport(
                        new BoardLook("mine", "My board", List.of("the shunt: 0.1 ohm"), List.of(parts)), snapshot)
                .result();
    }

    @Test
    void aBoardThatIsAsItsProfileSaysIsShownWithItsValues() {
        var result = report(CHIP);

        assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(result.lines())
                .containsExactly(
                        "board    mine: My board",
                        "         not compared with a board yet: the shunt: 0.1 ohm",
                        "ok       ina219 at 0x42 on i2c-1 answers",
                        "           voltage 7.604 V (used as battery-voltage)",
                        "reads    battery-current is unknown",
                        "         battery-voltage 7.60 V, 2 s ago, from ina219 at 0x42");
    }

    @Test
    void aReadingThatWasRefusedIsShownAsEvidence() {
        var refused = new TreeMap<String, Evidence>();
        var amperes = new Reading(
                Signals.BATTERY_CURRENT, new Quantity(327.68, Unit.AMPERE), NOW, Quality.IMPLAUSIBLE, "ina219 at 0x42");
        refused.put(Signals.BATTERY_CURRENT, new Evidence(amperes, "must be -30.0 to 30.0", 3));

        assertThat(report(refused, CHIP).lines())
                .contains("reads    battery-current is unknown; 327.68 A was refused: must be -30.0 to 30.0");
    }

    @Test
    void whatDiffersIsSaidWithAdviceAndInTheExitCode() {
        var result = report(CHIP, STRANGER);

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.lines())
                .contains(
                        "LOOK     0x36 on i2c-1 answers, and the profile expects nothing there",
                        "         if this is your power board, hal.board may name another one");
        assertThat(result.json())
                .contains("\"name\":\"0x36 on i2c-1\",\"ok\":false")
                .contains(
                        "\"signal\":\"power.battery-voltage\",\"value\":7.604,\"unit\":\"V\",\"quality\":\"good\",\"age_s\":2");
    }
}
