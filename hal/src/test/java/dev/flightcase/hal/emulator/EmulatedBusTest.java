package dev.flightcase.hal.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.flightcase.hal.bus.BusFault;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmulatedBusTest {

    private static final int TRANSFERS = 20_000;
    private static final byte[] REGISTER = {0x02};

    private final RegisterBank bank = new RegisterBank(RegisterLayout.WORDS, all -> all.set(2, 0x0FF0));
    private long ticks;

    @Test
    void doesNotAnswerForAnAddressWithoutADevice() {
        var bus = bus();

        assertThat(kind(bus, 0x41)).isEqualTo(BusFault.Kind.NACK);
    }

    @Test
    void refusesAShareOfTheTransfers() {
        var bus = bus(new BusTrouble.Nacks(0.05));
        int refused = 0;
        for (int i = 0; i < TRANSFERS; i++) {
            try {
                bus.writeThenRead(0x40, REGISTER, 2);
            } catch (BusFault fault) {
                assertThat(fault.kind()).isEqualTo(BusFault.Kind.NACK);
                refused++;
            }
        }
        assertThat(refused / (double) TRANSFERS).isCloseTo(0.05, within(0.01));
    }

    @Test
    void flipsOneBitInAShareOfTheReads() throws BusFault {
        var bus = bus(new BusTrouble.FlippedBits(0.02));
        int wrong = 0;
        for (int i = 0; i < TRANSFERS; i++) {
            var bytes = bus.writeThenRead(0x40, REGISTER, 2);
            int differs = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
            int bits = Integer.bitCount(differs ^ 0x0FF0);
            assertThat(bits).isLessThanOrEqualTo(1);
            wrong += bits;
        }
        assertThat(wrong / (double) TRANSFERS).isCloseTo(0.02, within(0.006));
    }

    @Test
    void givesZerosAndOnes() throws BusFault {
        assertThat(bus(new BusTrouble.Zeros(1)).writeThenRead(0x40, REGISTER, 2))
                .containsExactly(0, 0);
        assertThat(bus(new BusTrouble.Ones(1)).writeThenRead(0x40, REGISTER, 2)).containsExactly(0xFF, 0xFF);
    }

    @Test
    void givesTheSameFaultsForTheSameSeed() throws BusFault {
        var one = bus(new BusTrouble.FlippedBits(0.5));
        var other = bus(new BusTrouble.FlippedBits(0.5));
        for (int i = 0; i < 1_000; i++) {
            assertThat(one.writeThenRead(0x40, REGISTER, 2)).isEqualTo(other.writeThenRead(0x40, REGISTER, 2));
        }
    }

    @Test
    void isStuckForATime() throws BusFault {
        var bus = bus(new BusTrouble.Stuck(Duration.ofSeconds(10), Duration.ofSeconds(5)));

        bus.writeThenRead(0x40, REGISTER, 2);
        ticks = Duration.ofSeconds(10).toNanos();
        assertThat(kind(bus, 0x40)).isEqualTo(BusFault.Kind.STUCK);
        ticks = Duration.ofSeconds(15).toNanos();
        bus.writeThenRead(0x40, REGISTER, 2);
    }

    @Test
    void hangsForATime() {
        var bus = bus(new BusTrouble.Hung(Duration.ZERO, Duration.ofSeconds(5)));

        assertThat(kind(bus, 0x40)).isEqualTo(BusFault.Kind.TIMEOUT);
    }

    @Test
    void takesTheirPowerAwayOnce() throws BusFault {
        var bus = bus(new BusTrouble.PowerLoss(Duration.ofSeconds(1), 0x40));
        bank.set(2, 0x1111);

        assertThat(bus.writeThenRead(0x40, REGISTER, 2)).containsExactly(0x11, 0x11);
        ticks = Duration.ofSeconds(1).toNanos();
        assertThat(bus.writeThenRead(0x40, REGISTER, 2)).containsExactly(0x0F, 0xF0);
        bank.set(2, 0x1111);
        assertThat(bus.writeThenRead(0x40, REGISTER, 2)).containsExactly(0x11, 0x11);
    }

    @Test
    void refusesTransfersWhenClosed() {
        var bus = bus();
        bus.hang();

        bus.close();

        assertThatThrownBy(() -> bus.write(0x40, REGISTER)).hasMessageContaining("closed");
    }

    private EmulatedBus bus(BusTrouble... troubles) {
        return new EmulatedBus(Map.of(0x40, bank), new BusTroubles(42, Arrays.asList(troubles)), () -> ticks);
    }

    private static BusFault.Kind kind(EmulatedBus bus, int address) {
        return catchThrowableOfType(BusFault.class, () -> bus.writeThenRead(address, REGISTER, 2))
                .kind();
    }
}
