package dev.flightcase.hal.vedirect;

import dev.flightcase.hal.serial.Baud;
import dev.flightcase.hal.serial.SerialLines;
import dev.flightcase.hal.serial.SerialOpening;
import dev.flightcase.hal.serial.SerialPort;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A line without a device: what is said arrives, and it can be pulled out. */
final class ScriptedLines implements SerialLines, SerialPort {

    private static final byte[] END = {};

    private final LinkedBlockingQueue<byte[]> said = new LinkedBlockingQueue<>();
    final AtomicInteger openings = new AtomicInteger();
    final AtomicInteger closings = new AtomicInteger();
    private volatile boolean there = true;

    void say(byte[] bytes) {
        said.add(bytes);
    }

    void pullOut() {
        there = false;
        said.add(END);
    }

    void plugIn() {
        there = true;
    }

    @Override
    public SerialOpening open(Path device, Baud baud) {
        openings.incrementAndGet();
        return there
                ? new SerialOpening.Opened(this)
                : new SerialOpening.Refused(SerialOpening.Reason.ABSENT, device + " is not there");
    }

    @Override
    public int read(byte[] into, int timeoutMillis) {
        try {
            var bytes = said.poll(timeoutMillis, TimeUnit.MILLISECONDS);
            if (bytes == null) {
                return QUIET;
            }
            System.arraycopy(bytes, 0, into, 0, bytes.length);
            return bytes.length == 0 ? GONE : bytes.length;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return GONE;
        }
    }

    @Override
    public void close() {
        closings.incrementAndGet();
    }
}
