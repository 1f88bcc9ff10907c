package dev.flightcase.hal.bus;

/** A line that is driven. Closing lets go of it: it falls back to what the board makes of it. */
public interface OutputPin extends AutoCloseable {

    void set(boolean high) throws BusFault;

    @Override
    void close();
}
