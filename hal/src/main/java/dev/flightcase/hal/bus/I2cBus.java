package dev.flightcase.hal.bus;

/**
 * One I²C bus. Calls block for as long as the transfer takes. Not thread-safe unless the implementation says so.
 */
public interface I2cBus extends AutoCloseable {

    /** @param address of the chip, 7 bits */
    void write(int address, byte[] bytes) throws BusFault;

    /**
     * Writes and then, after a repeated start and so without another master between, reads.
     *
     * @param address of the chip, 7 bits
     * @return exactly {@code count} bytes, in the order of the wire
     */
    byte[] writeThenRead(int address, byte[] bytes, int count) throws BusFault;

    @Override
    void close();
}
