package dev.flightcase.hal.emulator;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.I2cBus;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * An I²C bus with emulated devices. Safe to call from any thread; transfers take no time, except while {@link #hang}
 * holds them, which is for behind a {@code BusLane} only.
 */
public final class EmulatedBus implements I2cBus {

    private final Map<Integer, EmulatedDevice> devices;
    private final TroubledWire wire;
    private final LongSupplier ticks;
    private final long start;
    private boolean hung;
    private boolean closed;

    /**
     * @param devices by address
     * @param ticks monotonic nanoseconds, virtual or real
     */
    public EmulatedBus(Map<Integer, ? extends EmulatedDevice> devices, BusTroubles troubles, LongSupplier ticks) {
        this.devices = Map.copyOf(devices);
        this.wire = new TroubledWire(this.devices, troubles);
        this.ticks = ticks;
        this.start = ticks.getAsLong();
    }

    @Override
    public synchronized void write(int address, byte[] bytes) throws BusFault {
        addressed(address).write(bytes);
    }

    @Override
    public synchronized byte[] writeThenRead(int address, byte[] bytes, int count) throws BusFault {
        var device = addressed(address);
        device.write(bytes);
        return wire.after(device.read(count));
    }

    private EmulatedDevice addressed(int address) throws BusFault {
        awaitResume();
        if (closed) {
            throw BusFault.other("the emulated bus is closed", null);
        }
        wire.before(address, Duration.ofNanos(ticks.getAsLong() - start));
        var device = devices.get(address);
        if (device == null) {
            throw BusFault.nack(address);
        }
        return device;
    }

    private void awaitResume() throws BusFault {
        try {
            while (hung && !closed) {
                wait();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw BusFault.other("the transfer was interrupted", null);
        }
    }

    /** From now on transfers block until {@link #resume} or {@link #close}. */
    public synchronized void hang() {
        hung = true;
    }

    public synchronized void resume() {
        hung = false;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
