package dev.flightcase.cache.receipt.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.receipt.TestKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the published examples of the COSE working group (github.com/cose-wg/Examples). */
class CoseSign1Test {
    /** eddsa-examples/eddsa-sig-01: its message, what is signed, and the key, which is that of RFC 8032 §7.1 test 1. */
    private static final String SIGNED = "d28445a201270300a10442313154546869732069732074686520636f6e74656e742e"
            + "58407142fd2ff96d56db85bee905a76ba1d0b7321a95c8c4d3607c5781932b7afb87"
            + "11497dfa751bf40b58b3bcc32300b1487f3db34085eef013bf08f4a44d6fef0d";

    private static final String TO_BE_SIGNED =
            "846a5369676e61747572653145a2012703004054546869732069732074686520636f6e74656e742e";
    private static final String KEY = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String PUBLIC_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @Test
    void readsThePublishedExample() throws Exception {
        var signed = CoseSign1.decode(bytes(SIGNED));

        assertThat(signed.payload().text()).isEqualTo("This is the content.");
        assertThat(signed.header().get(CoseSign1.ALGORITHM)).contains(CborValue.of(CoseSign1.EDDSA));
        assertThat(signed.unprotectedHeader().get(CoseSign1.KEY_ID)).contains(CborValue.of(bytes("3131")));
        assertThat(signed.toBeSigned()).isEqualTo(bytes(TO_BE_SIGNED));
        assertThat(TestKey.KEYS.verifies(bytes(PUBLIC_KEY), signed.toBeSigned(), signed.signature()))
                .isTrue();
        assertThat(signed.encode()).isEqualTo(bytes(SIGNED));
    }

    /** Ed25519 gives one signature for one message, so the whole message is the published one. */
    @Test
    void makesThePublishedExample() {
        var header = bytes("a201270300");
        var payload = Bytes.owning("This is the content.".getBytes(StandardCharsets.US_ASCII));
        var signature = new TestKey(HexFormat.of().parseHex(KEY)).sign(CoseSign1.toBeSigned(header, payload));
        var unprotectedHeader =
                new CborValue.Pairs(Map.of(CborValue.of(CoseSign1.KEY_ID), CborValue.of(bytes("3131"))));

        assertThat(new CoseSign1(header, unprotectedHeader, payload, signature).encode())
                .isEqualTo(bytes(SIGNED));
    }

    /** RFC 9052 §3: an empty protected header is an empty string. */
    @Test
    void anEmptyHeaderIsNoBytes() throws Exception {
        assertThat(CoseSign1.decode(bytes("d28440a04040")).header().values()).isEmpty();
        assertThat(CoseSign1.toBeSigned(bytes(""), bytes(""))).isEqualTo(bytes("846a5369676e617475726531404040"));
    }

    @ParameterizedTest
    @CsvSource({
        "8440a04040, no tag",
        "d38440a04040, the tag of another message",
        "d28340a040, a part is missing",
        "d28540a0404040, a part too many",
        "d284a0a04040, the protected header is a map",
        "d28440404040, the unprotected header is a string",
        "d28440a08040, the payload is an array",
        "d28440a04001, the signature is a number",
        "d240, no array",
    })
    void refusesWhatIsNoCoseSign1(String hex, String why) {
        assertThatExceptionOfType(MalformedException.class)
                .as(why)
                .isThrownBy(() -> CoseSign1.decode(bytes(hex)))
                .withMessageContaining("no tagged COSE_Sign1");
    }

    /** sign1-tests/sign-pass-01 has an encoded empty map as its header, which other readers may let pass. */
    @ParameterizedTest
    @CsvSource({"a0", "80", "01"})
    void refusesAHeaderThatIsNoMapOrShouldHaveBeenLeftOut(String header) throws Exception {
        var signed = CoseSign1.decode(bytes("d28441" + header + "a04040"));

        assertThatExceptionOfType(MalformedException.class).isThrownBy(signed::header);
    }

    private static Bytes bytes(String hex) {
        return Bytes.owning(HexFormat.of().parseHex(hex));
    }
}
