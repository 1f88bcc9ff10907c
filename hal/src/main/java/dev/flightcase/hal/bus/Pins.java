package dev.flightcase.hal.bus;

/** The lines of one GPIO chip. A line that somebody else holds is {@link BusFault.Kind#OTHER}. */
public interface Pins extends AutoCloseable {

    /** The caller closes the pin. */
    InputPin input(int line, Bias bias) throws BusFault;

    /**
     * The caller closes the pin.
     *
     * @param high the level from the start, so that the line does not pulse
     */
    OutputPin output(int line, boolean high) throws BusFault;

    /** Closes pins that are open still. */
    @Override
    void close();
}
