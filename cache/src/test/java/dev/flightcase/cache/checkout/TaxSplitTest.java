package dev.flightcase.cache.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.catalogfolder.TaxPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaxSplitTest {

    @Test
    void fortyAtNineteenPercentInclusive() {
        assertThat(TaxSplit.of(new TaxPlan(true, Map.of("standard", 190_000)), Map.of("standard", 4000L)))
                .containsExactly(new TaxShare("standard", 3361, 639));
    }

    @Test
    void exclusiveTaxComesOnTopAndHalfRoundsUp() {
        assertThat(TaxSplit.of(new TaxPlan(false, Map.of("r", 50_000)), Map.of("r", 1010L)))
                .containsExactly(new TaxShare("r", 1010, 51)); // 50.5
    }

    @Test
    void unknownAndZeroRatesHoldNoTax() {
        assertThat(TaxSplit.of(new TaxPlan(true, Map.of()), Map.of("none", 999L)))
                .containsExactly(new TaxShare("none", 999, 0));
    }

    @Test
    void agreesWithExactArithmeticUpToTheLargestSum() {
        var random = new Random(20261121);
        for (var i = 0; i < 100_000; i++) {
            var sum = i == 0 ? TaxSplit.SUM_MAX : random.nextLong(TaxSplit.SUM_MAX + 1);
            var parts = i == 0 ? 1_000_000 : random.nextInt(1_000_001);
            var inclusive = random.nextBoolean();

            var share = TaxSplit.of(new TaxPlan(inclusive, Map.of("r", parts)), Map.of("r", sum))
                    .getFirst();

            var divisor = BigDecimal.valueOf(inclusive ? 1_000_000L + parts : 1_000_000L);
            var exact = BigDecimal.valueOf(sum)
                    .multiply(BigDecimal.valueOf(parts))
                    .divide(divisor, 0, RoundingMode.HALF_UP)
                    .longValueExact();
            assertThat(share.tax())
                    .as("sum %d parts %d inclusive %s", sum, parts, inclusive)
                    .isEqualTo(exact);
            assertThat(inclusive ? share.gross() : share.net()).isEqualTo(sum);
        }
    }
}
