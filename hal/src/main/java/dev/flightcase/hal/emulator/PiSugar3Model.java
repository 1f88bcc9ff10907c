package dev.flightcase.hal.emulator;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The registers of a PiSugar 3 that are read, by the maker's table. */
final class PiSugar3Model implements ChipModel {

    private static final int CONTROL = 0x02;
    private static final int TEMPERATURE = 0x04;
    private static final int MILLIVOLTS = 0x22;
    private static final int MILLIAMPERES = 0x26;
    private static final int PERCENT = 0x2A;
    private static final int FIRMWARE = 0xE2;
    private static final int EXTERNAL = 0x80;
    private static final int ALLOWED_AND_ON = 0x60;

    private final Supplier<PackState> pack;

    PiSugar3Model(Supplier<PackState> pack) {
        this.pack = pack;
    }

    @Override
    public void powerOn(RegisterBank bank) {
        var firmware = "1.3.4".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < firmware.length; i++) {
            bank.set(FIRMWARE + i, firmware[i]);
        }
    }

    @Override
    public void sample(RegisterBank bank) {
        var now = pack.get();
        bank.set(CONTROL, ALLOWED_AND_ON | (now.external() ? EXTERNAL : 0));
        bank.set(TEMPERATURE, Math.clamp(Math.round(now.celsius() + 40), 0, 0xFF));
        bank.setU16be(MILLIVOLTS, Math.clamp(Math.round(now.volts() * 1e3), 0, 0xFFFF));
        bank.setU16be(MILLIAMPERES, Math.clamp(Math.round(now.outputAmperes() * 1e3), 0, 0xFFFF));
        bank.set(PERCENT, Math.clamp(Math.round(now.chargePercent()), 0, 100));
    }
}
