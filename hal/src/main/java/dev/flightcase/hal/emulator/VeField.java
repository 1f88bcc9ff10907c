package dev.flightcase.hal.emulator;

/** A line of a VE.Direct block. */
public record VeField(String label, String value) {

    public static VeField of(String label, long value) {
        return new VeField(label, Long.toString(value));
    }
}
