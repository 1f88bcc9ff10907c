package dev.flightcase.hal.bus;

/** A line that is read. What its levels mean is in the board profile: sister boards use the same line inverted. */
public interface InputPin extends AutoCloseable {

    /** The level now, as on the wire. */
    boolean high() throws BusFault;

    /** Edges from now on; a second listener takes the place of the first. Edges may be lost: {@link #high} is the truth. */
    void listen(PinListener listener) throws BusFault;

    @Override
    void close();
}
