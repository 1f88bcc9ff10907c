package dev.flightcase.hal.pi4j;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfigBuilder;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.I2cBus;
import java.util.HashMap;
import java.util.Map;

/** One bus; a device of Pi4J's for each address that was asked. */
final class Pi4jI2cBus implements I2cBus {
    private final Context context;
    private final int bus;
    private final Map<Integer, I2C> devices = new HashMap<>();

    Pi4jI2cBus(Context context, int bus) {
        this.context = context;
        this.bus = bus;
    }

    @Override
    public void write(int address, byte[] bytes) throws BusFault {
        try {
            device(address).write(bytes, 0, bytes.length);
        } catch (Pi4JException | LinkageError e) {
            throw Pi4jFaults.of(name(), address, e);
        }
    }

    @Override
    public byte[] writeThenRead(int address, byte[] bytes, int count) throws BusFault {
        try {
            var read = new byte[count];
            int got = device(address).readRegister(bytes, read, 0, count);
            if (got < 0) {
                throw BusFault.nack(address);
            }
            return read;
        } catch (Pi4JException | LinkageError e) {
            throw Pi4jFaults.of(name(), address, e);
        }
    }

    private I2C device(int address) {
        return devices.computeIfAbsent(
                address,
                device -> context.create(I2CConfigBuilder.newInstance(context)
                        .id(name() + "-" + device)
                        .bus(bus)
                        .device(device)
                        .provider(LinuxFsI2CProvider.ID)
                        .build()));
    }

    private String name() {
        return "i2c-" + bus;
    }

    @Override
    public void close() {
        devices.values().forEach(I2C::close);
        devices.clear();
    }
}
