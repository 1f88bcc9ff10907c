package dev.flightcase.hub.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WrongCodesTest {
    private long nanos = 1;
    private final WrongCodes wrongCodes = new WrongCodes(() -> nanos);

    @Test
    void aFewAreFreeThenEachDoublesTheWaitUpToALimit() {
        for (int i = 0; i < 4; i++) {
            wrongCodes.wrong("a");
        }
        assertThat(wrongCodes.pause("a")).isEmpty();
        for (var expected : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            wrongCodes.wrong("a");
            assertThat(wrongCodes.pause("a")).contains(Duration.ofSeconds(expected));
        }
        assertThat(wrongCodes.pause("b")).isEmpty();
        nanos += Duration.ofSeconds(299).toNanos();
        assertThat(wrongCodes.pause("a")).contains(Duration.ofSeconds(1));
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(wrongCodes.pause("a")).isEmpty();
    }

    @Test
    void aRightOneStartsOver() {
        for (int i = 0; i < 6; i++) {
            wrongCodes.wrong("a");
        }
        wrongCodes.right("a");
        assertThat(wrongCodes.pause("a")).isEmpty();
    }

    @Test
    void aThousandAddressesSlowDownEachOther() {
        for (int i = 0; i < 52; i++) {
            wrongCodes.wrong("address " + i);
        }
        assertThat(wrongCodes.pause("another")).contains(Duration.ofSeconds(4));
    }

    @Test
    void manyAddressesCostABoundedMemory() {
        for (int i = 0; i < 5000; i++) {
            wrongCodes.wrong("address " + i);
        }
        assertThat(wrongCodes.pause("address 0")).contains(Duration.ofMinutes(5));
    }
}
