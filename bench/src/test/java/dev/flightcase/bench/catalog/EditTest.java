package dev.flightcase.bench.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditTest {
    private final Edit edit = new Edit("TEE", 1_999, 1_000, 2);

    @Test
    void isOnlyItself() {
        assertThat(edit.is("TEE", 1_999)).isTrue();
        assertThat(edit.is("TEE", 1_998)).isFalse();
        assertThat(edit.is("LP", 1_999)).isFalse();
    }

    @Test
    void theFirstTimeThatAPhoneHearsOfItCounts() throws InterruptedException {
        edit.seen(1, 1_500);
        edit.seen(1, 9_000);

        assertThat(edit.nanos(1)).isEqualTo(500);
        assertThat(edit.nanos(0)).isZero();
        assertThat(edit.awaitAll(0)).isFalse();

        edit.seen(0, 1_700);

        assertThat(edit.awaitAll(0)).isTrue();
        assertThat(edit.nanos(0)).isEqualTo(700);
    }
}
