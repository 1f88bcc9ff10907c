package dev.flightcase.hub.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WrongTriesTest {
    private long nanos = 1;
    private final WrongTries wrong = new WrongTries(() -> nanos);

    @Test
    void aFewAreFreeThenEachDoublesTheWaitUpToALimit() {
        for (int i = 0; i < 4; i++) {
            wrong.wrong("a");
        }
        assertThat(wrong.pause("a")).isEmpty();
        for (var expected : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            wrong.wrong("a");
            assertThat(wrong.pause("a")).contains(Duration.ofSeconds(expected));
        }
        assertThat(wrong.pause("b")).isEmpty();
        nanos += Duration.ofSeconds(299).toNanos();
        assertThat(wrong.pause("a")).contains(Duration.ofSeconds(1));
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(wrong.pause("a")).isEmpty();
    }

    @Test
    void aRightOneStartsOver() {
        for (int i = 0; i < 6; i++) {
            wrong.wrong("a");
        }
        wrong.right("a");
        assertThat(wrong.pause("a")).isEmpty();
    }

    @Test
    void aThousandAddressesSlowDownEachOther() {
        for (int i = 0; i < 52; i++) {
            wrong.wrong("address " + i);
        }
        assertThat(wrong.pause("another")).contains(Duration.ofSeconds(4));
    }

    @Test
    void manyAddressesCostABoundedMemory() {
        for (int i = 0; i < 5000; i++) {
            wrong.wrong("address " + i);
        }
        assertThat(wrong.pause("address 0")).contains(Duration.ofMinutes(5));
    }
}
