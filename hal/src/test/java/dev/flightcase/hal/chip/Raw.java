package dev.flightcase.hal.chip;

import dev.flightcase.hal.bus.Registers;
import dev.flightcase.hal.emulator.BusTroubles;
import dev.flightcase.hal.emulator.ChipModel;
import dev.flightcase.hal.emulator.EmulatedBus;
import dev.flightcase.hal.emulator.EmulatedDevice;
import dev.flightcase.hal.emulator.RegisterBank;
import dev.flightcase.hal.emulator.RegisterLayout;
import java.util.Map;

/** Registers that hold what the test says and what was written to them, with nothing behind. */
final class Raw implements ChipModel {

    static final int ADDRESS = 0x40;

    private Raw() {}

    static RegisterBank bank(RegisterLayout layout) {
        return new RegisterBank(layout, new Raw());
    }

    static Registers registers(EmulatedDevice device) {
        return new Registers(new EmulatedBus(Map.of(ADDRESS, device), BusTroubles.NONE, () -> 0), ADDRESS);
    }

    @Override
    public void powerOn(RegisterBank bank) {}

    @Override
    public void written(RegisterBank bank, int register, long value) {
        bank.set(register, value);
    }
}
