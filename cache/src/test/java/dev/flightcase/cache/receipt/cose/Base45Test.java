package dev.flightcase.cache.receipt.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flightcase.cache.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base45Test {

    /** The examples of RFC 9285 §4.3 and §4.4. */
    @ParameterizedTest
    @CsvSource({"AB, BB8", "Hello!!, %69 VD92EX0", "base-45, UJCLQE7W581", "ietf!, QED8WEX0"})
    void isWhatTheSpecificationShows(String plain, String encoded) throws Exception {
        var bytes = Bytes.owning(plain.getBytes(StandardCharsets.US_ASCII));

        assertThat(Base45.encode(bytes)).isEqualTo(encoded);
        assertThat(Base45.decode(encoded)).isEqualTo(bytes);
    }

    /** GGW is 65536 (RFC 9285 §4.4), one more than two bytes hold; ::: is the largest there is. */
    @ParameterizedTest
    @ValueSource(strings = {"GGW", ":::", "::", "V5", "A", "ABCD", "bb8", "BB\u0000", "B\u00c4B", "AB_", "0\n0"})
    void refusesWhatNobodyEncodes(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Base45.decode(text));
    }

    @Test
    void takesTheLargestOfEachGroup() throws Exception {
        assertThat(Base45.decode("FGWU5")).isEqualTo(Bytes.owning(new byte[] {-1, -1, -1}));
    }

    @Test
    void givesBackAnyBytesAndNeverEndsWithASpace() throws Exception {
        var random = new Random(45);
        for (int length = 0; length < 500; length++) {
            var bytes = new byte[length];
            random.nextBytes(bytes);

            var text = Base45.encode(Bytes.owning(bytes));

            assertThat(text).doesNotEndWith(" ").hasSize(Base45.length(length));
            assertThat(Base45.decode(text).toArray()).isEqualTo(bytes);
        }
    }
}
