package dev.flightcase.hal.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistersTest {

    private final ScriptedBus bus = new ScriptedBus();

    @Test
    void writesTheRegisterAndThenTheWordMostSignificantByteFirst() throws BusFault {
        new Registers(bus, 0x40).writeU16be(0x05, 0x0A01);

        assertThat(bus.written).containsExactly("40: 050A01");
    }

    @Test
    void refusesAnAnswerThatIsTooShort() {
        bus.answer = new byte[1];

        assertThatThrownBy(() -> new Registers(bus, 0x40).u16be(0x02))
                .isInstanceOfSatisfying(
                        BusFault.class, fault -> assertThat(fault.kind()).isEqualTo(BusFault.Kind.OTHER))
                .hasMessageContaining("gave 1 bytes of register 2; must be 2");
    }

    @Test
    void triesOnceMoreWhenNobodyAnswered() throws BusFault {
        var registers = new Registers(bus, 0x40);
        bus.nacks = 1;

        assertThat(registers.u16be(0x02)).isZero();
        assertThat(registers.retries()).isOne();
    }

    @Test
    void triesNoThirdTime() {
        bus.nacks = 3;

        assertThatThrownBy(() -> new Registers(bus, 0x40).writeU16be(0x05, 1)).isInstanceOf(BusFault.class);
        assertThat(bus.nacks).isOne();
    }

    @Test
    void triesNothingTwiceThatTookItsTime() {
        bus.fault = BusFault.timeout(0x40, Duration.ofMillis(250));
        var registers = new Registers(bus, 0x40);

        assertThatThrownBy(() -> registers.u16be(0x02)).hasMessageContaining("within 250 ms");
        assertThat(registers.retries()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x07, 0x78, 0x80})
    void refusesAddressesThatNoChipHas(int address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Registers(bus, address))
                .withMessageContaining(Integer.toString(address));
    }

    @Test
    void namesTheGroupToJoin() {
        var fault = BusFault.denied("/dev/i2c-1", "i2c");

        assertThat(fault.group()).hasValue("i2c");
        assertThat(fault)
                .hasMessage("/dev/i2c-1 may not be opened by this user; add the user to group i2c and start again");
        assertThat(BusFault.nack(0x36).group()).isEmpty();
        assertThat(BusFault.nack(0x36).getStackTrace()).isEmpty();
    }

    private static final class ScriptedBus implements I2cBus {

        private final List<String> written = new ArrayList<>();
        private byte[] answer = new byte[2];
        private int nacks;
        private @Nullable BusFault fault;

        @Override
        public void write(int address, byte[] bytes) throws BusFault {
            answerOrNot(address);
            written.add(Integer.toHexString(address) + ": "
                    + HexFormat.of().withUpperCase().formatHex(bytes));
        }

        @Override
        public byte[] writeThenRead(int address, byte[] bytes, int count) throws BusFault {
            answerOrNot(address);
            return answer;
        }

        private void answerOrNot(int address) throws BusFault {
            if (fault != null) {
                throw fault;
            }
            if (nacks > 0) {
                nacks--;
                throw BusFault.nack(address);
            }
        }

        @Override
        public void close() {}
    }
}
