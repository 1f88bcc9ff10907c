package dev.flightcase.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReceivedTest {
    @Test
    void nothingHasNoMark() {
        assertThat(Received.NOTHING.mark()).isZero();
        assertThat(Received.NOTHING.highest()).isZero();
        assertThat(Received.NOTHING.gaps(64)).isEmpty();
    }

    @Test
    void theMarkWaitsForTheFirst() {
        var later = Received.NOTHING.plus(new Range(3, 4));

        assertThat(later.mark()).isZero();
        assertThat(later.gaps(64)).containsExactly(new Range(1, 2));
        assertThat(later.plus(new Range(1, 2)).ranges()).containsExactly(new Range(1, 4));
    }

    @Test
    void gapsAreNamedUpToABound() {
        var received = new Received(List.of(new Range(1, 1), new Range(3, 3), new Range(5, 9), new Range(12, 12)));

        assertThat(received.mark()).isEqualTo(1);
        assertThat(received.gaps(64)).containsExactly(new Range(2, 2), new Range(4, 4), new Range(10, 11));
        assertThat(received.gaps(2)).containsExactly(new Range(2, 2), new Range(4, 4));
    }

    @Test
    void agreesWithASetOfBitsWhateverComesInWhateverOrder() {
        for (long seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var bits = new BitSet();
            var received = Received.NOTHING;
            for (int i = 0; i < 60; i++) {
                int first = 1 + random.nextInt(200);
                var range = new Range(first, first + random.nextInt(5));
                assertThat(received.touches(range))
                        .as("seed %d", seed)
                        .isEqualTo(!bits.get((int) range.first(), (int) range.last() + 1)
                                .isEmpty());
                received = received.plus(range);
                bits.set((int) range.first(), (int) range.last() + 1);
                assertThat(bits(received)).as("seed %d", seed).isEqualTo(bits);
                assertThat(received.mark()).as("seed %d", seed).isEqualTo(bits.nextClearBit(1) - 1);
                assertThat(received.highest()).isEqualTo(bits.length() - 1);
            }
        }
    }

    private static BitSet bits(Received received) {
        var bits = new BitSet();
        Range before = null;
        for (var range : received.ranges()) {
            assertThat(before == null || before.last() + 1 < range.first()).isTrue();
            bits.set((int) range.first(), (int) range.last() + 1);
            before = range;
        }
        return bits;
    }
}
