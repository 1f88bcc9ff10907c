package dev.flightcase.hal.emulator;

import java.util.List;

/**
 * What a battery monitor says in a second, in two blocks: what is, and its history.
 *
 * @param amperes into the battery
 * @param chargePercent what it claims
 * @param usedAmpereHours since the battery was full
 * @param minutesToGo -1 for none
 */
public record SpokenMonitor(
        double volts, double amperes, double chargePercent, double usedAmpereHours, int minutesToGo) {

    public List<VeField> fields() {
        return List.of(
                new VeField("PID", "0x203"),
                VeField.of("V", Math.round(volts * 1000)),
                VeField.of("I", Math.round(amperes * 1000)),
                VeField.of("P", Math.round(volts * amperes)),
                VeField.of("CE", -Math.round(usedAmpereHours * 1000)),
                VeField.of("SOC", Math.round(chargePercent * 10)),
                VeField.of("TTG", minutesToGo),
                new VeField("Alarm", "OFF"),
                new VeField("Relay", "OFF"),
                VeField.of("AR", 0),
                new VeField("BMV", "700"),
                new VeField("FW", "0308"));
    }

    public List<VeField> history() {
        return List.of(
                VeField.of("H1", -Math.round(usedAmpereHours * 1000)),
                VeField.of("H2", -Math.round(usedAmpereHours * 1000)),
                VeField.of("H3", -65_000),
                VeField.of("H4", 1),
                VeField.of("H5", 0),
                VeField.of("H6", -185_000),
                VeField.of("H7", 11_560),
                VeField.of("H8", 14_410),
                VeField.of("H9", 220_000),
                VeField.of("H10", 9),
                VeField.of("H11", 0),
                VeField.of("H12", 0),
                VeField.of("H17", 212),
                VeField.of("H18", 248));
    }
}
