package dev.flightcase.cache.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.TestStall;
import dev.flightcase.cache.checkout.EventLife;
import dev.flightcase.cache.checkout.OrderLine;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BestSellersTest {
    private static final int ALL = 1000;

    private final TestStall stall = new TestStall(new MemoryStore());

    @AfterEach
    void close() {
        stall.close();
    }

    @Test
    void theOneOfWhichMostUnitsWereSoldIsFirst() {
        stall.adopting(1);
        var _ = stall.sell("Ana", "TEE", 2);
        var _ = stall.sell("Ana", "LP", 3);
        var _ = stall.sell(TestStall.training(
                TestStall.order("Ana", List.of(new OrderLine("TEE", 9)), TestStall.cash(9 * TestStall.price("TEE")))));

        assertThat(new BestSellers(stall.journal(), ALL).last(5)).containsExactly("LP", "TEE");
        assertThat(new BestSellers(stall.journal(), ALL).last(1)).containsExactly("LP");
    }

    @Test
    void anEventThatHasSoldNothingYetIsNotTheLast() {
        stall.adopting(1);
        assertThat(new BestSellers(stall.journal(), ALL).last(5)).isEmpty();
        var _ = stall.sell("Ana", "TEE", 2);
        stall.become(EventLife.CLOSED);
        stall.adopting(TestStall.assortment(new UUID(9, 9), 2, 40));

        assertThat(new BestSellers(stall.journal(), ALL).last(5)).containsExactly("TEE");
        var _ = stall.sell("Ana", "LP", 1);

        assertThat(new BestSellers(stall.journal(), ALL).last(5)).containsExactly("LP");
        assertThat(new BestSellers(stall.journal(), 1).last(5))
                .as("only the last entry")
                .containsExactly("LP");
    }
}
