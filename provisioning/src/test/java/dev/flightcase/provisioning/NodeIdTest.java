package dev.flightcase.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTest {

    /** Public keys of RFC 8032 §7.1, tests 1 to 3; the ids were made with xxd, sha256sum and base32. */
    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, fc-eh7ddx5bks",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, fc-hh3rhufgiq",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, fc-3lahhyashp"
    })
    void isWhatOtherToolsMakeOfTheKey(String rawHex, String id) {
        var key = Ed25519PublicKey.ofRaw(HexFormat.of().parseHex(rawHex));

        assertThat(NodeId.of(key).value()).isEqualTo(id);
    }

    @Test
    void agreesWithTheHashReadAsOneBigNumber() throws Exception {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            var raw = new byte[Ed25519PublicKey.BYTES];
            random.nextBytes(raw);

            assertThat(NodeId.of(Ed25519PublicKey.ofRaw(raw)).value()).isEqualTo("fc-" + first50BitsInBase32(raw));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "fc-", "fc-k3v7q2m7x", "fc-k3v7q2m7xaa", "fc-K3v7q2m7xa", "fc-k3v7q2m7x1", "ab-k3v7q2m7xa"})
    void refusesWhatIsNoId(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NodeId(text));
    }

    @Test
    void acceptsTheIdOfTheSample() {
        assertThat(new NodeId("fc-k3v7q2m7xa")).hasToString("fc-k3v7q2m7xa");
    }

    /** Java's radix 32 counts 0-9a-v; base32 counts a-z2-7: the same digits under other names. */
    private static String first50BitsInBase32(byte[] raw) throws Exception {
        var hash = new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(raw));
        var digits = hash.shiftRight(256 - 50).toString(32);
        var padded = "0".repeat(10 - digits.length()) + digits;
        var id = new StringBuilder();
        padded.chars()
                .map(digit -> Character.digit(digit, 32))
                .forEach(value -> id.append((char) (value < 26 ? 'a' + value : '2' + value - 26)));
        return id.toString();
    }
}
