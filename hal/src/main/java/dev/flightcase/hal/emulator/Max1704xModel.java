package dev.flightcase.hal.emulator;

import java.util.function.Supplier;

/** MAX17048 by its data sheet: bytes with a pointer that counts on, most significant first; no chip to calibrate. */
final class Max1704xModel implements ChipModel {

    private static final int VCELL = 0x02;
    private static final int SOC = 0x04;
    private static final int VERSION = 0x08;
    private static final int CONFIG = 0x0C;
    private static final int CRATE = 0x16;
    private static final int STATUS = 0x1A;
    private static final int RESET_INDICATOR = 0x01;

    private final Supplier<PackState> pack;
    private final int cells;

    /** @param cells in series; the gauge sees one of them */
    Max1704xModel(Supplier<PackState> pack, int cells) {
        this.pack = pack;
        this.cells = cells;
    }

    @Override
    public void powerOn(RegisterBank bank) {
        bank.setU16be(VERSION, 0x0011);
        bank.setU16be(CONFIG, 0x971C);
        bank.set(STATUS, RESET_INDICATOR);
    }

    @Override
    public void sample(RegisterBank bank) {
        var now = pack.get();
        bank.setU16be(VCELL, Math.clamp(Math.round(now.volts() / cells / 78.125e-6), 0, 0xFFFF));
        bank.setU16be(SOC, Math.clamp(Math.round(now.chargePercent() * 256), 0, 0xFFFF));
        double percentPerHour = 100 * now.amperes() / now.capacityAmpereHours();
        bank.setU16be(CRATE, Math.clamp(Math.round(percentPerHour / 0.208), Short.MIN_VALUE, Short.MAX_VALUE));
    }

    @Override
    public void written(RegisterBank bank, int register, long value) {
        if (register == STATUS || register == STATUS + 1 || register == CONFIG || register == CONFIG + 1) {
            bank.set(register, value);
        }
    }
}
