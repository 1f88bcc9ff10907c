package dev.flightcase.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BucketsTest {
    private static final String NAME = "answers_seconds";
    private static final String LABEL = "request=\"order\"";

    @Test
    void readsTheBucketsOfItsMetricAndLabelOnly() {
        var buckets = Buckets.parse("""
                # TYPE answers_seconds histogram
                answers_seconds_bucket{request="order",le="0.01"} 90
                answers_seconds_bucket{request="order",le="0.02"} 98
                answers_seconds_bucket{request="order",le="+Inf"} 100
                answers_seconds_count{request="order"} 100
                answers_seconds_bucket{request="hold",le="0.01"} 7
                other_seconds_bucket{request="order",le="0.01"} 7
                """, NAME, LABEL);

        assertThat(buckets.count()).isEqualTo(100);
        assertThat(buckets.shareUpTo(0.01)).isEqualTo(0.9);
        assertThat(buckets.shareUpTo(0.02)).isEqualTo(0.98);
    }

    @Test
    void aPercentileLiesInsideItsBucket() {
        var buckets = of("0.01", 50, "0.02", 100, "+Inf", 100);

        assertThat(buckets.percentile(50)).isCloseTo(10, within(1e-9));
        assertThat(buckets.percentile(75)).isCloseTo(15, within(1e-9));
        assertThat(buckets.percentile(99)).isCloseTo(19.8, within(1e-9));
    }

    @Test
    void whatLiesAboveTheLastBoundIsInfiniteAndNotGuessed() {
        assertThat(of("0.01", 90, "+Inf", 100).percentile(99)).isInfinite();
    }

    @Test
    void emptyBucketsInBetweenAreSkipped() {
        assertThat(of("0.01", 0, "0.02", 0, "0.04", 10, "+Inf", 10).percentile(50))
                .isCloseTo(30, within(1e-9));
    }

    @Test
    void onlyWhatWasAddedCounts() {
        var added = of("0.01", 50, "0.02", 150, "+Inf", 150).since(of("0.01", 50, "0.02", 50, "+Inf", 50));

        assertThat(added.count()).isEqualTo(100);
        assertThat(added.percentile(50)).isCloseTo(15, within(1e-9));
        assertThat(of("0.01", 1, "+Inf", 1)
                        .since(Buckets.parse("", NAME, LABEL))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void nothingIsNothing() {
        var none = Buckets.parse("", NAME, LABEL);

        assertThat(none.count()).isZero();
        assertThat(none.percentile(99)).isZero();
        assertThat(none.shareUpTo(0.01)).isZero();
    }

    private static Buckets of(Object... boundsAndCounts) {
        var text = new StringBuilder();
        for (int i = 0; i < boundsAndCounts.length; i += 2) {
            text.append("answers_seconds_bucket{le=\"%s\",request=\"order\"} %s.0\n"
                    .formatted(boundsAndCounts[i], boundsAndCounts[i + 1]));
        }
        return Buckets.parse(text.toString(), NAME, LABEL);
    }
}
