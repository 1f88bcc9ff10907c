package dev.flightcase.bench.hal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlocksPartTest {

    /** It throws when a whole block is not heard. */
    @Test
    void everyBlockIsHeardOnEachWay() throws InterruptedException {
        assertThat(new BlocksPart(3_000, new SplittableRandom(1)).text())
                .contains("| parser, a charger | 3,000 |")
                .contains("| line, a charger with HEX messages in between | 3,000 |");
    }
}
