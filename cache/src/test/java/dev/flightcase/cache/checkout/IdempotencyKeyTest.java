package dev.flightcase.cache.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @Test
    void quotedAndBareFormsAreTheSameKey() {
        assertThat(IdempotencyKey.parse("\"8e03978e-40d5\""))
                .isEqualTo(IdempotencyKey.parse(" 8e03978e-40d5 "))
                .contains(new IdempotencyKey("8e03978e-40d5"));
        assertThat(IdempotencyKey.parse("\"a\\\"b\\\\c\"")).contains(new IdempotencyKey("a\"b\\c"));
        assertThat(IdempotencyKey.parse("k".repeat(255))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\"", "\"\"", "\"open", "\"a\"b\"", "\"a\\", "\"a\\n\"", "ключ", "a\tb"})
    void otherTextsAreNoKeys(String header) {
        assertThat(IdempotencyKey.parse(header)).isEmpty();
    }

    @Test
    void longerThanTheBoundIsNoKey() {
        assertThat(IdempotencyKey.parse("k".repeat(256))).isEmpty();
    }
}
