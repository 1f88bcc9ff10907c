package dev.flightcase.hal.vedirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VeDirectConfigTest {

    private static final Path DEVICE = Path.of("/dev/ttyUSB0");

    @Test
    void aLineOfAnOrdinaryKitNeedsOnlyItsDevice() {
        assertThat(VeDirectConfig.of(DEVICE).freshFor()).isEqualTo(Duration.ofSeconds(5));
        assertThat(VeDirectConfig.of(DEVICE).retryMax()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "999,   500,  1000,  60000,  3,   fresh-for is PT0.999S; must be PT1S to PT1M",
        "60001, 500,  1000,  60000,  3,   fresh-for is PT1M0.001S; must be PT1S to PT1M",
        "5000,  0,    1000,  60000,  3,   patience is PT0S; must be PT0.001S to PT5S",
        "5000,  5001, 1000,  60000,  3,   patience is PT5.001S; must be PT0.001S to PT5S",
        "5000,  500,  60001, 60001,  3,   retry-first is PT1M0.001S; must be PT0.001S to PT1M",
        "5000,  500,  1000,  999,    3,   retry-max is PT0.999S; must be PT1S to PT10M",
        "5000,  500,  1000,  600001, 3,   retry-max is PT10M0.001S; must be PT1S to PT10M",
        "5000,  500,  1000,  60000,  0,   identity-proofs is 0; must be 1 to 100",
        "5000,  500,  1000,  60000,  101, identity-proofs is 101; must be 1 to 100",
    })
    void whatIsOutsideItsBoundsIsNamed(
            long freshFor, long patience, long retryFirst, long retryMax, int proofs, String words) {
        assertThatThrownBy(() -> new VeDirectConfig(
                        DEVICE,
                        Duration.ofMillis(freshFor),
                        Duration.ofMillis(patience),
                        Duration.ofMillis(retryFirst),
                        Duration.ofMillis(retryMax),
                        proofs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(words);
    }
}
