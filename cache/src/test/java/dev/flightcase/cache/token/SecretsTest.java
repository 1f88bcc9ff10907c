package dev.flightcase.cache.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567890123", "12345x", "१२३४५६", "123456 "})
    void aPinIsSixToTwelveDigits(String pin) {
        assertThatThrownBy(() -> new OperatorPin(pin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(OperatorPin.RULE);
    }

    @Test
    void aMadePinHasSixDigits() {
        assertThat(OperatorPin.make(new SecureRandom()).reveal()).matches("\\d{6}");
    }

    @Test
    void nothingThatCouldBeLoggedShowsASecret() {
        var credential = DeviceCredential.make(UUID.randomUUID(), new SecureRandom());
        var config = new AccessConfig(
                Duration.ofMinutes(1), 1, 1, Duration.ofMinutes(1), "987654", BackOffConfig.defaults());

        assertThat(new OperatorPin("987654").toString()).doesNotContain("987654");
        assertThat(config.toString()).doesNotContain("987654");
        assertThat(new EnrolmentCode("4719-2063", Role.POS, Duration.ofMinutes(1)).toString())
                .doesNotContain("2063");
        assertThat(new Session("s1.abc", Role.POS, Duration.ofMinutes(1)).toString())
                .doesNotContain("abc");
        assertThat(credential.toString()).doesNotContain(credential.text());
    }
}
