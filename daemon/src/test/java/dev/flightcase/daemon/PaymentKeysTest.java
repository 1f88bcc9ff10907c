package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.payment.PaymentToken;
import dev.flightcase.cache.payment.SealedToken;
import dev.flightcase.cache.payment.TokenOpening;
import dev.flightcase.cache.payment.TokenPlace;
import dev.flightcase.cache.payment.TokenSealer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentKeysTest {
    private static final TokenPlace PLACE = new TokenPlace(new UUID(1, 2), 0);
    private static final PaymentToken TOKEN = new PaymentToken("p", "s", "tok_12345", Instant.EPOCH);

    @TempDir
    private Path folder;

    @Test
    void makesAKeyOnceThatOnlyItsUserReads() throws Exception {
        var sealed = sealer().seal(PLACE, TOKEN);

        assertThat(opened(sealed)).isEqualTo(new TokenOpening.Opened(TOKEN));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("payment.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFormerKeyStillOpens() throws Exception {
        var sealed = sealer().seal(PLACE, TOKEN);
        Files.move(folder.resolve("payment.key"), folder.resolve("payment-former.key"));

        assertThat(opened(sealed)).isEqualTo(new TokenOpening.Opened(TOKEN));
        assertThat(sealer().seal(PLACE, TOKEN).keyId()).isNotEqualTo(sealed.keyId());
    }

    @Test
    void withoutAKeyThereIsNoSealerAndTheNodeGoesOn() throws Exception {
        Files.writeString(folder.resolve("payment.key"), "short");

        assertThat(keys().sealer()).isEmpty();
    }

    private TokenOpening opened(SealedToken sealed) {
        return sealer().open(PLACE, sealed);
    }

    private TokenSealer sealer() {
        return keys().sealer().orElseThrow();
    }

    private PaymentKeys keys() {
        return new PaymentKeys(folder, new SecureRandom(), Duration.ofSeconds(2));
    }
}
