package dev.flightcase.hal.emulator;

import dev.flightcase.hal.bus.Bias;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.InputPin;
import dev.flightcase.hal.bus.OutputPin;
import dev.flightcase.hal.bus.PinListener;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One line of {@link EmulatedPins}: what the board does to it, and what the host has made of it. */
final class EmulatedLine {

    private static final PinListener NOBODY = _ -> {};

    private boolean taken;
    private boolean isOutput;
    private boolean outputHigh;
    private Bias bias = Bias.NONE;
    private PinListener listener = NOBODY;
    private @Nullable Boolean driven;

    void drive(@Nullable Boolean high) {
        PinListener hears;
        boolean level;
        synchronized (this) {
            boolean before = level();
            driven = high;
            level = level();
            hears = level == before ? NOBODY : listener;
        }
        hears.changed(level);
    }

    synchronized boolean level() {
        return driven == null ? bias == Bias.UP : driven;
    }

    synchronized OptionalInt output() {
        return isOutput ? OptionalInt.of(outputHigh ? 1 : 0) : OptionalInt.empty();
    }

    synchronized InputPin asInput(int line, Bias wanted) throws BusFault {
        take(line);
        bias = wanted;
        return new InputPin() {
            @Override
            public boolean high() throws BusFault {
                requireOpen(line);
                return level();
            }

            @Override
            public void listen(PinListener heard) throws BusFault {
                requireOpen(line);
                hear(heard);
            }

            @Override
            public void close() {
                release();
            }
        };
    }

    synchronized OutputPin asOutput(int line, boolean high) throws BusFault {
        take(line);
        isOutput = true;
        outputHigh = high;
        return new OutputPin() {
            @Override
            public void set(boolean level) throws BusFault {
                requireOpen(line);
                put(level);
            }

            @Override
            public void close() {
                release();
            }
        };
    }

    private void take(int line) throws BusFault {
        if (taken) {
            throw BusFault.other("line " + line + " is in use already; each line has one user", null);
        }
        taken = true;
    }

    private synchronized void requireOpen(int line) throws BusFault {
        if (!taken) {
            throw BusFault.other("line " + line + " is closed", null);
        }
    }

    private synchronized void hear(PinListener heard) {
        listener = heard;
    }

    private synchronized void put(boolean high) {
        outputHigh = high;
    }

    synchronized void release() {
        taken = false;
        isOutput = false;
        bias = Bias.NONE;
        listener = NOBODY;
    }
}
