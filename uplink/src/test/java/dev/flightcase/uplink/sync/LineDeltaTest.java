package dev.flightcase.uplink.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineDeltaTest {
    private static final String OLD = "one\ntwo\nthree\nfour";

    private static Optional<String> apply(String old, String delta, int max) {
        var made = new ByteArrayOutputStream();
        try {
            return LineDelta.apply(stream(old), stream(delta), made, max)
                    ? Optional.of(made.toString(StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesOverLeavesOutAndAdds() {
        assertThat(apply(OLD, "flightcase-delta 1\n=1\n-1\n+2\nzwei\nzweieinhalb\n=2\n", 100))
                .contains("one\nzwei\nzweieinhalb\nthree\nfour");
    }

    @Test
    void theLastLineMayHaveNoEnd() {
        assertThat(apply(OLD, "flightcase-delta 1\n=3\n-1\n+1\nfive", 100)).contains("one\ntwo\nthree\nfive");
        assertThat(apply("", "flightcase-delta 1\n+1\nnew\n", 100)).contains("new\n");
        assertThat(apply("gone\n", "flightcase-delta 1\n-1\n", 100)).contains("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "flightcase-delta 2\n=4\n",
                "flightcase-delta 1\n",
                "flightcase-delta 1\n=3\n",
                "flightcase-delta 1\n=5\n",
                "flightcase-delta 1\n=4\n+1\n",
                "flightcase-delta 1\n=0\n=4\n",
                "flightcase-delta 1\n=-1\n",
                "flightcase-delta 1\n=99999999999999\n",
                "flightcase-delta 1\n=\n",
                "flightcase-delta 1\n*4\n"
            })
    void whatMakesNoSenseIsNotApplied(String delta) {
        assertThat(apply(OLD, delta, 100)).isEmpty();
    }

    @Test
    void makesNoMoreThanItShould() {
        assertThat(apply(OLD, "flightcase-delta 1\n=4\n", OLD.length())).isPresent();
        assertThat(apply(OLD, "flightcase-delta 1\n=4\n", OLD.length() - 1)).isEmpty();
    }
}
