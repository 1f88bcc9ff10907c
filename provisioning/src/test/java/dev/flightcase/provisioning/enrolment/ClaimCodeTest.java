package dev.flightcase.provisioning.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCodeTest {
    private static final URI HUB = URI.create("https://hub.example");
    private static final String FINGERPRINT = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"ABCD-EF23", "abcdef23", " AB CD EF 23 ", "A-B-C-D-E-F-2-3"})
    void takesACodeAsPeopleTypeIt(String typed) {
        assertThat(ClaimCode.isOne(typed)).isTrue();
        var ticket = ClaimCode.ticket(typed, HUB, false);
        assertThat(ticket.code().reveal()).isEqualTo("ABCDEF23");
        assertThat(ticket.hub()).isEqualTo(HUB);
    }

    @Test
    void takesAnAddressWithCodeAndFingerprint() {
        var ticket = ClaimCode.ticket("https://hub.example:8443/tour/c/abcd-ef23#" + FINGERPRINT, null, false);

        assertThat(ticket.hub()).isEqualTo(URI.create("https://hub.example:8443/tour"));
        assertThat(ticket.code().reveal()).isEqualTo("ABCDEF23");
        assertThat(ticket.caFingerprint().orElseThrow().hex()).isEqualTo(FINGERPRINT);
    }

    @Test
    void takesTheFingerprintFromTheHubsAddressToo() {
        var ticket = ClaimCode.ticket("ABCD-EF23", URI.create("https://hub.example#" + FINGERPRINT), false);

        assertThat(ticket.hub()).isEqualTo(HUB);
        assertThat(ticket.caFingerprint().orElseThrow().hex()).isEqualTo(FINGERPRINT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ABCD-EF2     | 8 letters and digits",
                "ABCD-EF20    | 8 letters and digits",
                "ABCD-EFI2    | 8 letters and digits",
                "http://hub.example/c/ABCD-EF23 | --insecure",
                "https://hub.example/c/ABCD-EF23#12 | 64 hexadecimal digits",
                "https://hub.example/c/ABCD-EF23#123 | 64 hexadecimal digits",
            })
    void saysWhatIsWrong(String typed, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimCode.ticket(typed, HUB, false))
                .withMessageContaining(rule);
    }

    @Test
    void aCodeAloneNeedsAHub() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimCode.ticket("ABCD-EF23", null, false))
                .withMessageContaining("--hub");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8083", "http://localhost", "http://[::1]:8083"})
    void plainHttpIsFineOnThisMachine(String hub) {
        assertThat(ClaimCode.ticket("ABCD-EF23", URI.create(hub), false).hub()).isEqualTo(URI.create(hub));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.example.com", "http://localhost.example", "http://10.0.0.1"})
    void plainHttpElsewhereNeedsToBeWished(String hub) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimCode.ticket("ABCD-EF23", URI.create(hub), false))
                .withMessageContaining("https://");
        assertThat(ClaimCode.ticket("ABCD-EF23", URI.create(hub), true).plainAllowed())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tmp/bundle.json", "bundle.json", "./ABCDEF23.json"})
    void aPathIsNoCode(String typed) {
        assertThat(ClaimCode.isOne(typed)).isFalse();
    }
}
