package dev.flightcase.hal.chip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.I2cBus;
import dev.flightcase.hal.bus.Registers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Deque<Integer> answers = new ArrayDeque<>();
    private int writes;

    @Test
    void takesOneWrongLookForAGlitch() throws BusFault {
        answers.addAll(List.of(0xFFFF, 0x4527));

        assertThat(restore()).isFalse();
        assertThat(writes).isZero();
    }

    @Test
    void writesWhatTwoLooksMissed() throws BusFault {
        answers.addAll(List.of(0x4127, 0x4127));

        assertThat(restore()).isTrue();
        assertThat(writes).isOne();
    }

    @Test
    void looksOnceWhenAllIsWell() throws BusFault {
        answers.add(0x4527);

        assertThat(restore()).isFalse();
        assertThat(answers).isEmpty();
    }

    private boolean restore() throws BusFault {
        return Settings.restore(new Registers(new Answering(), 0x40), 0x00, 0xFFFF, 0x4527);
    }

    private final class Answering implements I2cBus {

        @Override
        public void write(int address, byte[] bytes) {
            writes++;
        }

        @Override
        public byte[] writeThenRead(int address, byte[] bytes, int count) {
            int answer = answers.remove();
            return new byte[] {(byte) (answer >> 8), (byte) answer};
        }

        @Override
        public void close() {}
    }
}
