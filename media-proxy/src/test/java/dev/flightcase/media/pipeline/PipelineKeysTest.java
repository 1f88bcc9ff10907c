package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PipelineKeysTest {
    private final PipelineKeys keys = new PipelineKeys(new Random(1));

    @Test
    void givesEachRunAKeyOfItsOwnForItsStreamOnly() {
        var first = keys.issue("demo");
        var second = keys.issue("demo");
        keys.issue("other");

        assertThat(second).hasSize(32).isNotEqualTo(first);
        assertThat(keys.accepts("demo", second)).isTrue();
        assertThat(keys.accepts("demo-tv", second)).isTrue();
        assertThat(keys.accepts("demo", first)).isFalse();
        assertThat(keys.accepts("other", second)).isFalse();
        assertThat(keys.accepts("other-tv", second)).isFalse();
        assertThat(keys.accepts("demo", "")).isFalse();
        assertThat(keys.accepts("nobody", second)).isFalse();
    }

    @Test
    void forgetsItWithTheRun() {
        var key = keys.issue("demo");
        keys.revoke("demo");

        assertThat(keys.accepts("demo", key)).isFalse();
        assertThat(keys.accepts("demo-tv", key)).isFalse();
    }
}
