package dev.flightcase.hal.bus;

import java.util.concurrent.atomic.LongAdder;

/**
 * The registers of one chip on a bus. As thread-safe as the bus.
 *
 * <p>A transfer that nobody acknowledged is tried once more, and counted: microcontrollers miss their address while
 * they are busy, and a look at a chip takes up to a dozen transfers. Anything else is not, as it may have cost a whole
 * timeout already.
 */
public final class Registers {

    private static final byte[] NOTHING = new byte[0];

    private final I2cBus bus;
    private final int address;
    private final LongAdder retries = new LongAdder();

    /** @param address 7 bits: 0x08 to 0x77, the rest is reserved (NXP UM10204 §3.1.12) */
    public Registers(I2cBus bus, int address) {
        if (address < 0x08 || address > 0x77) {
            throw new IllegalArgumentException("I2C address is " + address + "; must be 8 (0x08) to 119 (0x77)");
        }
        this.bus = bus;
        this.address = address;
    }

    public int address() {
        return address;
    }

    /** Exactly {@code count} bytes from {@code register} on, whatever going on means to the chip. */
    public byte[] read(int register, int count) throws BusFault {
        var bytes = tried(() -> bus.writeThenRead(address, new byte[] {(byte) register}, count));
        if (bytes.length != count) {
            throw BusFault.other(
                    "address " + address + " gave " + bytes.length + " bytes of register " + register + "; must be "
                            + count,
                    null);
        }
        return bytes;
    }

    public int u8(int register) throws BusFault {
        return Words.u8(read(register, 1), 0);
    }

    public int u16be(int register) throws BusFault {
        return Words.u16be(read(register, 2), 0);
    }

    public int s16be(int register) throws BusFault {
        return Words.s16be(read(register, 2), 0);
    }

    public int s24be(int register) throws BusFault {
        return Words.s24be(read(register, 3), 0);
    }

    public long s40be(int register) throws BusFault {
        return Words.s40be(read(register, 5), 0);
    }

    public void writeU16be(int register, int value) throws BusFault {
        tried(() -> {
            bus.write(address, new byte[] {(byte) register, (byte) (value >> 8), (byte) value});
            return NOTHING;
        });
    }

    /** Transfers that were not acknowledged and tried again, since this was made. */
    public long retries() {
        return retries.sum();
    }

    private byte[] tried(Transfer transfer) throws BusFault {
        try {
            return transfer.run();
        } catch (BusFault fault) {
            if (fault.kind() != BusFault.Kind.NACK) {
                throw fault;
            }
            retries.increment();
            return transfer.run();
        }
    }

    @FunctionalInterface
    private interface Transfer {

        byte[] run() throws BusFault;
    }
}
