package dev.flightcase.hal.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flightcase.hal.emulator.BusTrouble;
import dev.flightcase.hal.emulator.BusTroubles;
import dev.flightcase.hal.emulator.EmulatedBus;
import dev.flightcase.hal.emulator.RegisterBank;
import dev.flightcase.hal.emulator.RegisterLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BusLaneTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final byte[] REGISTER = {0x02};

    private final HeldBus bus = new HeldBus();
    private BusLane lane = new BusLane("bus-test", bus, new LaneLimits(LONG, 2));

    @AfterEach
    void close() {
        bus.release.countDown();
        lane.close();
    }

    @Test
    void runsTransfersOnItsOwnThread() throws BusFault {
        bus.release.countDown();
        lane.start();

        assertThat(lane.writeThenRead(0x40, REGISTER, 2)).containsExactly(1, 2);
        lane.write(0x40, REGISTER);

        assertThat(bus.threads).hasValue("bus-test");
        assertThat(bus.transfers).hasValue(2);
    }

    @Test
    void handsOnWhatTheWireDid() {
        lane = new BusLane("bus-test", new EmulatedBus(Map.of(), BusTroubles.NONE, () -> 0), LaneLimits.defaults());
        lane.start();

        var fault = catchThrowableOfType(BusFault.class, () -> lane.writeThenRead(0x36, REGISTER, 2));

        assertThat(fault.kind()).isEqualTo(BusFault.Kind.NACK);
        assertThat(fault).hasMessageContaining("0x36");
    }

    @Test
    void handsOnAStuckBus() {
        var stuck = new BusTroubles(1, List.of(new BusTrouble.Stuck(Duration.ZERO, LONG)));
        lane = new BusLane("bus-test", new EmulatedBus(Map.of(), stuck, () -> 0), LaneLimits.defaults());
        lane.start();

        assertThat(kindOfNextTransfer()).isEqualTo(BusFault.Kind.STUCK);
    }

    @Test
    void answersAtOnceWhileATransferHangs() throws Exception {
        lane = new BusLane("bus-test", bus, new LaneLimits(SHORT, 2));
        lane.start();

        var first = catchThrowableOfType(BusFault.class, () -> lane.writeThenRead(0x40, REGISTER, 2));
        var second = catchThrowableOfType(BusFault.class, () -> lane.writeThenRead(0x41, REGISTER, 2));

        assertThat(first.kind()).isEqualTo(BusFault.Kind.TIMEOUT);
        assertThat(first).hasMessageContaining("20 ms");
        assertThat(second.kind()).isEqualTo(BusFault.Kind.TIMEOUT);
        assertThat(second).hasMessageContaining("was not asked: bus-test hangs in an earlier transfer");
        assertThat(bus.transfers).hasValue(1);
    }

    @Test
    void answersAgainWhenTheTransferReturns() throws BusFault {
        var chips = Map.of(0x40, new RegisterBank(RegisterLayout.WORDS, bank -> bank.set(2, 0x1F7A)));
        var emulated = new EmulatedBus(chips, BusTroubles.NONE, () -> 0);
        lane = new BusLane("bus-test", emulated, new LaneLimits(SHORT, 2));
        lane.start();
        emulated.hang();
        assertThat(kindOfNextTransfer()).isEqualTo(BusFault.Kind.TIMEOUT);

        emulated.resume();

        assertThat(firstAnswer()).containsExactly(0x1F, 0x7A);
    }

    @Test
    void refusesWhatItsQueueCannotHold() throws Exception {
        lane.start();
        var waiting = new ArrayList<>(List.of(transferElsewhere()));
        bus.entered.await();
        waiting.add(transferElsewhere());
        waiting.add(transferElsewhere());
        while (waiting.stream().anyMatch(thread -> thread.getState() != Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }

        var fault = catchThrowableOfType(BusFault.class, () -> lane.writeThenRead(0x40, REGISTER, 2));

        assertThat(fault).hasMessageContaining("2 transfers wait on bus-test already");
        bus.release.countDown();
        for (var thread : waiting) {
            thread.join();
        }
        assertThat(bus.transfers).hasValue(3);
    }

    @Test
    void takesABrokenBusForAMistakeOfOursAndGoesOn() throws BusFault {
        bus.release.countDown();
        bus.broken = true;
        lane.start();

        assertThatIllegalStateException()
                .isThrownBy(() -> lane.write(0x40, REGISTER))
                .withMessageContaining("bus-test")
                .withCauseInstanceOf(UnsupportedOperationException.class);
        bus.broken = false;
        lane.write(0x40, REGISTER);
    }

    @Test
    void letsAnInterruptedReaderGo() {
        lane.start();
        Thread.currentThread().interrupt();

        var fault = catchThrowableOfType(BusFault.class, () -> lane.write(0x40, REGISTER));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(fault).hasMessageContaining("interrupted");
    }

    @Test
    void closesTheBusAndRefusesTheRest() {
        bus.release.countDown();
        lane.start();

        lane.close();

        assertThat(bus.closed).hasValue(1);
        assertThatThrownBy(() -> lane.write(0x40, REGISTER)).hasMessageContaining("bus-test is closed");
    }

    @Test
    void closesTheBusOfALaneThatNeverStarted() {
        lane.close();
        lane.close();

        assertThat(bus.closed).hasValue(1);
    }

    private BusFault.Kind kindOfNextTransfer() {
        return catchThrowableOfType(BusFault.class, () -> lane.writeThenRead(0x40, REGISTER, 2))
                .kind();
    }

    /** The lane may need a moment to see that the transfer has returned. */
    private byte[] firstAnswer() {
        while (true) {
            try {
                return lane.writeThenRead(0x40, REGISTER, 2);
            } catch (BusFault fault) {
                assertThat(fault.kind()).isEqualTo(BusFault.Kind.TIMEOUT);
                Thread.onSpinWait();
            }
        }
    }

    private Thread transferElsewhere() {
        return Thread.ofPlatform().start(() -> {
            try {
                lane.write(0x40, REGISTER);
            } catch (BusFault fault) {
                throw new AssertionError(fault);
            }
        });
    }

    /** Holds every transfer until it is let go. */
    private static final class HeldBus implements I2cBus {

        private volatile boolean broken;
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);
        private final AtomicInteger transfers = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private final AtomicReference<String> threads = new AtomicReference<>("");

        @Override
        public void write(int address, byte[] bytes) {
            hold();
        }

        @Override
        public byte[] writeThenRead(int address, byte[] bytes, int count) {
            hold();
            return new byte[] {1, 2};
        }

        private void hold() {
            if (broken) {
                throw new UnsupportedOperationException("no such bus");
            }
            transfers.incrementAndGet();
            threads.set(Thread.currentThread().getName());
            entered.countDown();
            try {
                release.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
