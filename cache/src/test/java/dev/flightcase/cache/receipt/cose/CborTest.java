package dev.flightcase.cache.receipt.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flightcase.cache.Bytes;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborTest {

    /** Integers of RFC 8949 appendix A, and the edges of each head. */
    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "1, 01",
        "10, 0a",
        "23, 17",
        "24, 1818",
        "25, 1819",
        "100, 1864",
        "255, 18ff",
        "256, 190100",
        "1000, 1903e8",
        "65535, 19ffff",
        "65536, 1a00010000",
        "1000000, 1a000f4240",
        "4294967295, 1affffffff",
        "4294967296, 1b0000000100000000",
        "1000000000000, 1b000000e8d4a51000",
        "9223372036854775807, 1b7fffffffffffffff",
        "-1, 20",
        "-10, 29",
        "-24, 37",
        "-25, 3818",
        "-100, 3863",
        "-1000, 3903e7",
        "-65537, 3a00010000",
        "-9223372036854775808, 3b7fffffffffffffff",
    })
    void integersTakeTheirShortestForm(long value, String hex) throws Exception {
        assertThat(CborWriter.write(CborValue.of(value))).isEqualTo(bytes(hex));
        assertThat(CborReader.read(bytes(hex))).isEqualTo(CborValue.of(value));
    }

    /** Strings, arrays, maps and tags of RFC 8949 appendix A. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "40",
                "4401020304",
                "60",
                "6161",
                "6449455446",
                "62225c",
                "62c3bc",
                "63e6b0b4",
                "64f0908591",
                "80",
                "83010203",
                "8301820203820405",
                "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
                "a0",
                "a201020304",
                "a26161016162820203",
                "826161a161626163",
                "c11a514b67b0",
                "d74401020304",
                "d818456449455446",
            })
    void whatTheSpecificationShowsIsReadAndWrittenTheSame(String hex) throws Exception {
        assertThat(CborWriter.write(CborReader.read(bytes(hex)))).isEqualTo(bytes(hex));
    }

    @Test
    void writesKeysInTheOrderOfTheirBytes() {
        var map = new CborValue.Pairs(Map.of(
                CborValue.of(-65537), CborValue.of(4),
                CborValue.of("a"), CborValue.of(5),
                CborValue.of(-1), CborValue.of(3),
                CborValue.of(24), CborValue.of(2),
                CborValue.of(6), CborValue.of(1)));

        assertThat(CborWriter.write(map))
                .isEqualTo(bytes("a5" + "0601" + "181802" + "2003" + "3a0001000004" + "616105"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', end within",
        "18, end within",
        "1b00000000, end within",
        "1817, shortest",
        "190017, shortest",
        "1a0000ffff, shortest",
        "1b00000000ffffffff, shortest",
        "1bffffffffffffffff, too large",
        "3bffffffffffffffff, too large",
        "5818, longer than what is left",
        "5bffffffffffffff7f, too large",
        "5b7fffffffffffffff, longer than what is left",
        "5f42010243030405ff, no definite length",
        "7f657374726561ff, no definite length",
        "9f01ff, no definite length",
        "bf6161f5ff, no definite length",
        "1c, no definite length",
        "f4, not used here",
        "f6, not used here",
        "f97c00, not used here",
        "fb3ff199999999999a, not used here",
        "ff, no definite length",
        "61ff, not UTF-8",
        "62c328, not UTF-8",
        "63eda080, not UTF-8",
        "0000, follow the end",
        "8101ff, follow the end",
        "9a7fffffff, end within",
        "ba7fffffff, end within",
        "a201010101, in order",
        "a202010101, in order",
        "a2616101616101, in order",
        "a2181801016101, in order",
        "a14001, neither a number nor a text",
        "a18001, neither a number nor a text",
        "a101, end within",
        "c1, end within",
    })
    void refusesAllOtherForms(String hex, String rule) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> CborReader.read(bytes(hex)))
                .withMessageContaining(rule);
    }

    @Test
    void refusesNestingThatWouldFillTheStack() {
        var deep = "81".repeat(100_000) + "00";

        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> CborReader.read(bytes(deep)))
                .withMessageContaining("deeper than 8");
    }

    /** Whatever is read is written as it stood: no two encodings of one value pass. */
    @Test
    void garbageIsRefusedOrIsCanonical() {
        var random = new Random(8949);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            var garbage = new byte[random.nextInt(1, 12)];
            random.nextBytes(garbage);
            try {
                var value = CborReader.read(Bytes.owning(garbage));
                read++;
                assertThat(CborWriter.write(value).toArray()).isEqualTo(garbage);
            } catch (MalformedException _) {
                // As most are.
            }
        }
        assertThat(read).isGreaterThan(1000);
    }

    @Test
    void anItemIsAsDeepAsItMayBe() throws Exception {
        CborValue value = CborValue.of(1);
        for (int i = 0; i < CborReader.DEPTH_MAX; i++) {
            value = new CborValue.Items(List.of(value));
        }

        assertThat(CborReader.read(CborWriter.write(value))).isEqualTo(value);
    }

    private static Bytes bytes(String hex) {
        return Bytes.owning(HexFormat.of().parseHex(hex));
    }
}
