package dev.flightcase.cache.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldBookTest {
    private static final UUID BOOT = new UUID(1, 1);

    private final HoldBook book = new HoldBook();

    @Test
    void eachIsOverOnceAtItsLastEnd() {
        book.put(hold(1, 100));
        book.put(hold(2, 50));
        book.put(hold(1, 200));
        book.put(hold(1, 100));

        assertThat(book.over(99)).extracting(Hold::id).containsExactly(new UUID(0, 2));
        assertThat(book.over(100)).extracting(Hold::id).containsExactly(new UUID(0, 1));
        assertThat(book.over(500)).isEmpty();
    }

    @Test
    void ticksMayRunOverTheEndOfALong() {
        book.put(hold(1, Long.MAX_VALUE - 5));
        book.put(hold(2, Long.MIN_VALUE + 5));

        assertThat(book.nanosToNext(Long.MAX_VALUE - 10)).isEqualTo(5);
        assertThat(book.over(Long.MAX_VALUE)).extracting(Hold::id).containsExactly(new UUID(0, 1));
        assertThat(book.over(Long.MIN_VALUE + 5)).extracting(Hold::id).containsExactly(new UUID(0, 2));
    }

    @Test
    void whatIsGivenAgainIsOverAgain() {
        book.put(hold(1, 100));
        var over = book.over(100);

        book.again(over);

        assertThat(book.over(100)).isEqualTo(over);
    }

    @Test
    void aPhoneThatExtendsWithoutEndFillsNoMemory() {
        book.put(hold(2, 2_000_000));
        for (var until = 0; until < 100_000; until++) {
            book.put(hold(1, until));
        }

        assertThat(book.dues()).isLessThan(1100);
        assertThat(book.over(1_000_000)).extracting(Hold::id).containsExactly(new UUID(0, 1));
        assertThat(book.size()).isEqualTo(2);
    }

    private static Hold hold(int id, long untilTicks) {
        return new Hold(
                new UUID(0, id),
                TestShop.EVENT,
                TestShop.PHONE.device(),
                TestShop.NOW,
                Duration.ofSeconds(1),
                new Lease(BOOT, 0, untilTicks),
                List.of(),
                Map.of());
    }
}
