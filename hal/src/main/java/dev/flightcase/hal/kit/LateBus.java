package dev.flightcase.hal.kit;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.I2cBus;
import org.jspecify.annotations.Nullable;

/** A bus that is opened by the first transfer, and again by each while it can not be. Used by its lane's thread alone. */
final class LateBus implements I2cBus {
    private final String name;
    private final Wires wires;
    private @Nullable I2cBus bus;

    LateBus(String name, Wires wires) {
        this.name = name;
        this.wires = wires;
    }

    @Override
    public void write(int address, byte[] bytes) throws BusFault {
        bus().write(address, bytes);
    }

    @Override
    public byte[] writeThenRead(int address, byte[] bytes, int count) throws BusFault {
        return bus().writeThenRead(address, bytes, count);
    }

    private I2cBus bus() throws BusFault {
        if (bus == null) {
            bus = wires.i2c(name);
        }
        return bus;
    }

    @Override
    public void close() {
        if (bus != null) {
            bus.close();
        }
    }
}
