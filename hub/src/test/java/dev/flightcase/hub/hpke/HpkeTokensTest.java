package dev.flightcase.hub.hpke;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.PaymentToken;
import dev.flightcase.hub.ledger.Entry;
import dev.flightcase.hub.payments.SealedTokens;
import dev.flightcase.hub.payments.TokenOpener.Opening;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HpkeTokensTest {
    private static final UUID ORDER = UUID.fromString("0192aaaa-0000-7000-8000-000000000007");

    private final KeyPair pair = pair();
    private final HpkeTokens hub = new HpkeTokens(pair, raw(pair));

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("X25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] raw(KeyPair pair) {
        var encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private static PaymentToken sealed(KeyPair pair) {
        return new SealedTokens(raw(pair)).seal(ORDER, 1, "tok_secret-1", SealedTokens.LATE);
    }

    private static Entry.Token token(PaymentToken token, int tender) {
        return new Entry.Token(
                tender,
                token.getProvider(),
                token.getScope(),
                token.getExpiresAt(),
                token.getSealed(),
                token.getKeyId());
    }

    @Test
    void opensWhatWasSealedForIt() {
        var opened = hub.open(ORDER, token(sealed(pair), 1));

        assertThat(opened).isEqualTo(new Opening.Opened("tok_secret-1"));
        assertThat(opened.toString()).doesNotContain("secret");
    }

    @Test
    void aTokenCanNotBeMovedToAnotherOrderOrTender() {
        var sealed = sealed(pair);

        assertThat(hub.open(UUID.randomUUID(), token(sealed, 1))).isEqualTo(new Opening.Broken());
        assertThat(hub.open(ORDER, token(sealed, 0))).isEqualTo(new Opening.Broken());
    }

    @Test
    void whatIsForAnotherKeyOrDamagedIsSaidSo() {
        var sealed = sealed(pair);
        var bent = sealed.getSealed().toByteArray();
        bent[bent.length - 1] ^= 1;

        assertThat(hub.open(ORDER, token(sealed(pair()), 1))).isEqualTo(new Opening.OtherKey());
        for (var bytes : new byte[][] {bent, new byte[3], new byte[32], new byte[60]}) {
            var damaged =
                    sealed.toBuilder().setSealed(ByteString.copyFrom(bytes)).build();
            assertThat(hub.open(ORDER, token(damaged, 1))).isEqualTo(new Opening.Broken());
        }
    }
}
