package dev.flightcase.hal.emulator;

import dev.flightcase.hal.bus.Bias;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.InputPin;
import dev.flightcase.hal.bus.OutputPin;
import dev.flightcase.hal.bus.Pins;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lines of a GPIO chip that is not there. What a board would drive is driven with {@link #drive}; a listener hears of
 * it on the thread that drives. Safe to call from any thread.
 */
public final class EmulatedPins implements Pins {

    private final Map<Integer, EmulatedLine> lines = new ConcurrentHashMap<>();

    /** The board pulls the line up or down. Where the host has it as an output, the host wins. */
    public void drive(int line, boolean high) {
        at(line).drive(high);
    }

    /** The board lets go of the line: inputs read their bias. */
    public void letGo(int line) {
        at(line).drive(null);
    }

    /** What the host makes of an output: 1 or 0; empty when it is no output. */
    public OptionalInt output(int line) {
        return at(line).output();
    }

    @Override
    public InputPin input(int line, Bias bias) throws BusFault {
        return at(line).asInput(line, bias);
    }

    @Override
    public OutputPin output(int line, boolean high) throws BusFault {
        return at(line).asOutput(line, high);
    }

    private EmulatedLine at(int line) {
        return lines.computeIfAbsent(line, _ -> new EmulatedLine());
    }

    @Override
    public void close() {
        lines.values().forEach(EmulatedLine::release);
    }
}
