package dev.flightcase.hal.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegisterBankTest {

    private final ChipModel plain = new ChipModel() {
        @Override
        public void powerOn(RegisterBank bank) {
            bank.set(0x02, 0xC350);
        }

        @Override
        public void written(RegisterBank bank, int register, long value) {
            bank.set(register, value);
        }
    };

    @Test
    void sendsTheMostSignificantByteFirst() {
        var bank = new RegisterBank(RegisterLayout.WORDS, plain);

        bank.write(new byte[] {0x02});

        // Who reads this as a little-endian SMBus word gets 0x50C3.
        assertThat(bank.read(2)).containsExactly(0xC3, 0x50);
    }

    @Test
    void staysAtTheRegisterWhereTheChipDoes() {
        var bank = new RegisterBank(RegisterLayout.WORDS, plain);
        bank.set(0x03, 0x1234);
        bank.write(new byte[] {0x02});

        assertThat(bank.read(4)).containsExactly(0xC3, 0x50, 0xC3, 0x50);
        assertThat(bank.read(2)).containsExactly(0xC3, 0x50);
    }

    @Test
    void countsOnWhereTheChipDoes() {
        var bank = new RegisterBank(RegisterLayout.BYTES, plain);
        bank.setU16le(0xFE, 0x1234);
        bank.set(0x00, 0x56);
        bank.write(new byte[] {(byte) 0xFE});

        assertThat(bank.read(3)).containsExactly(0x34, 0x12, 0x56);
    }

    @Test
    void knowsTheWidthOfEachRegister() {
        var bank = new RegisterBank(RegisterLayout.INA228, plain);
        bank.set(0x0A, -256);
        bank.write(new byte[] {0x0A});

        assertThat(bank.read(5)).containsExactly(0xFF, 0xFF, 0xFF, 0xFF, 0x00);
    }

    @Test
    void takesWholeRegistersOnly() {
        var bank = new RegisterBank(RegisterLayout.WORDS, plain);

        bank.write(new byte[] {0x05, 0x12});
        assertThat(bank.get(0x05)).isZero();
        bank.write(new byte[] {0x05, 0x12, (byte) 0xF4});
        assertThat(bank.get(0x05)).isEqualTo(0x12F4);
    }

    @Test
    void forgetsEverythingWithItsPower() {
        var bank = new RegisterBank(RegisterLayout.WORDS, plain);
        bank.set(0x02, 1);
        bank.set(0x05, 2);

        bank.losePower();

        assertThat(bank.get(0x02)).isEqualTo(0xC350);
        assertThat(bank.get(0x05)).isZero();
    }
}
