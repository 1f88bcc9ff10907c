package dev.flightcase.cache.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.cache.Bytes;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensTest {
    private static final UUID DEVICE = UUID.fromString("0193a5c1-0b2e-7f41-9d11-3a6f0c8e2b70");
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Now now = new Now();
    private final SessionTokens tokens = tokens(1);

    @ParameterizedTest
    @EnumSource(Role.class)
    void aTokenSaysWhoAndWhat(Role role) {
        var session = tokens.issue(DEVICE, role);

        assertThat(session.token()).matches("s1\\.[\\w-]{44}\\.[\\w-]{43}");
        assertThat(session.lifetime()).isEqualTo(LIFETIME);
        assertThat(tokens.verify(session.token())).contains(new SessionTokens.Claims(DEVICE, role));
    }

    @Test
    void theSameKeyKnowsItAfterARestartAndAnotherDoesNot() {
        var token = tokens.issue(DEVICE, Role.POS).token();

        assertThat(tokens(1).verify(token)).isPresent();
        assertThat(tokens(2).verify(token)).isEmpty();
    }

    @Test
    void endsWithItsTime() {
        var token = tokens.issue(DEVICE, Role.POS).token();

        now.pass(LIFETIME.minusSeconds(1));
        assertThat(tokens.verify(token)).isPresent();
        now.pass(Duration.ofSeconds(1));
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void doesNotLiveOnWhenTheClockIsSetBack() {
        var token = tokens.issue(DEVICE, Role.POS).token();

        now.set(now.instant().minus(Duration.ofDays(365)));

        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void everyOtherCharacterMakesItAForgery() {
        var token = tokens.issue(DEVICE, Role.POS).token();
        for (int i = 0; i < token.length(); i++) {
            for (char other : new char[] {'A', 'B', '_', '.', 'é'}) {
                if (token.charAt(i) != other) {
                    var forged = new StringBuilder(token);
                    forged.setCharAt(i, other);

                    assertThat(tokens.verify(forged.toString())).isEmpty();
                }
            }
        }
    }

    @Test
    void aPieceOfATokenIsNone() {
        var token = tokens.issue(DEVICE, Role.POS).token();
        for (int length = 0; length < token.length(); length++) {
            assertThat(tokens.verify(token.substring(0, length))).isEmpty();
        }
        assertThat(tokens.verify(token + "A")).isEmpty();
        assertThat(tokens.verify(token + "=")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s1.",
                "s1..",
                "s1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "s1.\u0000AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "eyJhbGciOiJub25lIn0.eyJyb2xlIjoib3BlcmF0b3IifQ.",
            })
    void anyTextMayBeShownForAToken(String text) {
        assertThat(tokens.verify(text)).isEmpty();
    }

    @Test
    void aMegabyteOfItIsLookedAtNoFurtherThanItsLength() {
        assertThat(tokens.verify("s1." + "A".repeat(1 << 20))).isEmpty();
    }

    @Test
    void aShortKeyIsAMistake() {
        var key = Bytes.owning(new byte[31]);

        assertThatThrownBy(() -> new SessionTokens(key, LIFETIME, now))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("31 bytes");
    }

    private SessionTokens tokens(int keyByte) {
        var key = new byte[SessionTokens.KEY_BYTES];
        key[7] = (byte) keyByte;
        return new SessionTokens(Bytes.owning(key), LIFETIME, now);
    }
}
