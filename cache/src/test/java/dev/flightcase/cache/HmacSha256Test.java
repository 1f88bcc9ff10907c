package dev.flightcase.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HmacSha256Test {
    /** RFC 4231 section 4.3. */
    private static final byte[] MESSAGE = "what do ya want for nothing?".getBytes(US_ASCII);

    private static final String EXPECTED = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private final HmacSha256 hmac = new HmacSha256("Jefe".getBytes(US_ASCII));

    @Test
    void isThatOfTheSpecificationEachTime() {
        assertThat(HexFormat.of().formatHex(hmac.of(MESSAGE))).isEqualTo(EXPECTED);
        assertThat(HexFormat.of().formatHex(hmac.of(MESSAGE))).isEqualTo(EXPECTED);
    }

    @Test
    void manyThreadsMayUseOne() {
        assertThat(IntStream.range(0, 2000)
                        .parallel()
                        .mapToObj(_ -> HexFormat.of().formatHex(hmac.of(MESSAGE))))
                .containsOnly(EXPECTED);
    }
}
