package dev.flightcase.hal.serial;

/** A line that is listened to. Opened, read and closed by one thread. */
public interface SerialPort extends AutoCloseable {

    /** {@link #read} had nothing in time. */
    int QUIET = 0;

    /** The device was pulled out, or is out of order: close the port. */
    int GONE = -1;

    /**
     * Waits at most so long for bytes; their number, or {@link #QUIET}, or {@link #GONE}. Makes no garbage.
     */
    int read(byte[] into, int timeoutMillis);

    @Override
    void close();
}
