package dev.flightcase.settings.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The card numbers are those that the networks and processors publish for tests. */
class CardNumbersTest {
    private static final String VISA = "4111111111111111";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4222222222222",
                "5555555555554444",
                "2223003122003222",
                "378282246310005",
                "30569309025904",
                "3056930009020004",
                "36227206271667",
                "3530111333300000",
                "6011111111111117",
                "6200000000000005",
                "6759649826438453",
                "6304000000000000",
                "5019717010103742",
            })
    void findsTheTestNumbersOfTheNetworks(String number) {
        assertThat(CardNumbers.isIn(number)).isTrue();
        assertThat(CardNumbers.redact(number))
                .isEqualTo("*".repeat(number.length() - 4) + number.substring(number.length() - 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "4111 1111 1111 1111 | **** **** **** 1111",
                "4111-1111-1111-1111 | ****-****-****-1111",
                "4111 1111-11111111 | **** ****-****1111",
                "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 | * * * * * * * * * * * * 1 1 1 1",
                "card4111111111111111please | card************1111please",
                "No. 12 4111 1111 1111 1111 123 | No. 12 **** **** **** 1111 123",
                "12-4111111111111111-29 | 12-************1111-29",
                "4111111111111111 and 5555555555554444 | ************1111 and ************4444",
                "4111\u00a01111\u20111111\u202f1111 | ****\u00a0****\u2011****\u202f1111",
                "4111\u200b1111\u00ad1111 \u200d1111 | ****\u200b****\u00ad**** \u200d1111",
                "\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11"
                        + " | ************\uff11\uff11\uff11\uff11",
                "\u0664\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661"
                        + " | **** **** **** \u0661\u0661\u0661\u0661",
                "/q?n=4111%201111%201111%201111 | /q?n=****%******%******%**1111",
                "/q?n=4111+1111+1111+1111&x | /q?n=****+****+****+1111&x",
                "%204111111111111111 | %20************1111",
                "+4111111111111111 | +************1111",
                ";4111111111111111=29121010000012345? | ;************1111=*****************?",
                ";4111111111111112=2912101? | ;************1112=*******?",
                "%B4111111111111111^DOE/J^2912101 | %B************1111^DOE/J^2912101",
            })
    void masksAllButTheLastFourHoweverItIsWritten(String text, String redacted) {
        assertThat(CardNumbers.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4111",
                "4111111111111112",
                "4111  1111 1111 1111",
                "4111.1111.1111.1111",
                "4111/1111/1111/1111",
                "0000000000000000",
                "9999999999999995",
                "41111111111111111111",
                "1732212345123",
                "1732212345123456",
                "1732212345123456789",
                "2026-11-21 18:04:07.123456789",
                "20261121180407123",
                "2026-11-21-18-04-07-0001",
                "+49 4111 1111 111",
                "+441111111111114",
                "0.4111111111111111",
                "-0.4111111111111111",
                "4.4111111111111111E-4",
                "DE89 3704 0044 0532 0130 00",
                "RF56 4111 1111 1111 1111",
                "ref RF564111111111111111, thanks",
                "41111111-1111-1111-8111-111111111111",
                "0193a5c2-4111-1111-8111-111111111111",
                "a41111111111111114111111111111111b111111",
                ";4111111111111112=2999",
                "; 1732212345123=2026",
            })
    void leavesAloneWhatIsNoCardNumber(String text) {
        assertThat(CardNumbers.in(text)).isEmpty();
        assertThat(CardNumbers.redact(text)).isSameAs(text);
    }

    @Test
    void isNotLedAstrayByWhatOnlyResemblesAnExplanation() {
        assertThat(CardNumbers.isIn("RF57 4111 1111 1111 1111")).isTrue();
        assertThat(CardNumbers.isIn("1.4111111111111111")).isTrue();
        assertThat(CardNumbers.isIn("bed4111111111111111")).isTrue();
        assertThat(CardNumbers.isIn("+49 30 " + VISA)).isTrue();
        assertThat(CardNumbers.isIn("0193a5c2-7d10-7b5e-9a41-2f6f0c1d8e11 " + VISA))
                .isTrue();
    }

    @Test
    void takesAGtinForABarcodeOnlyInAFieldOfBarcodes() {
        assertThat(CardNumbers.isIn("4006381000093")).isTrue();
        assertThat(CardNumbers.isInCode("4006381000093")).isFalse();
        assertThat(CardNumbers.isInCode("4222222222222")).isTrue();
        assertThat(CardNumbers.isInCode("EAN 4006381000093")).isTrue();
        assertThat(CardNumbers.isInCode(VISA)).isTrue();
        assertThat(CardNumbers.isInCode("TEE-BLK-M")).isFalse();
    }

    @Test
    void namesThePlaceOfEach() {
        assertThat(CardNumbers.in("a " + VISA + " b ;" + VISA + "=2912"))
                .containsExactly(new CardNumbers.Place(2, 18, 18), new CardNumbers.Place(22, 38, 43));
    }

    @Test
    void findsNoneInIdentifiersHashesAndTimes() throws NoSuchAlgorithmException {
        var random = new Random(20261121);
        var sha = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < 50_000; i++) {
            var uuid = new UUID(random.nextLong(), (random.nextLong() & ~(3L << 62)) | (2L << 62)).toString();
            var hash = HexFormat.of().formatHex(sha.digest(uuid.getBytes(StandardCharsets.US_ASCII)));
            var at = Instant.ofEpochSecond(
                    1_700_000_000L + random.nextInt(1_000_000_000), random.nextInt(1_000_000_000));

            assertThat(CardNumbers.in("id=" + uuid + " hash=" + hash + " short=" + hash.substring(0, 40) + " at=" + at
                            + " ms=" + at.toEpochMilli() + " s=" + random.nextDouble()))
                    .isEmpty();
        }
    }
}
