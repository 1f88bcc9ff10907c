package dev.flightcase.cache.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenSealerTest {
    private static final SealingKey KEY = SealingKey.of("k".repeat(43));
    private static final SealingKey OTHER = SealingKey.of("o".repeat(43));
    private static final TokenPlace PLACE = new TokenPlace(UUID.fromString("0193a5c4-5b11-7e0d-a1d4-0f2b8c9e7a55"), 1);
    private static final PaymentToken TOKEN =
            new PaymentToken("stripe", "acct_17", "tok_1NXWPnVeryLongToken", Instant.parse("2026-11-22T20:00:00.123Z"));

    private final TokenSealer sealer = new TokenSealer(KEY, List.of(), new SecureRandom());

    @Test
    void opensWhatItSealedAfterAStayOnDisk() {
        var stored = sealer.seal(PLACE, TOKEN).encode();

        assertThat(sealer.open(PLACE, SealedToken.decode(stored).orElseThrow()))
                .isEqualTo(new TokenOpening.Opened(TOKEN));
    }

    @Test
    void showsExpiryProviderAndScopeButNotTheToken() {
        var sealed = sealer.seal(PLACE, TOKEN);

        assertThat(sealed.expiresAt()).isEqualTo(TOKEN.expiresAt());
        assertThat(sealed.provider()).isEqualTo("stripe");
        assertThat(sealed.scope()).isEqualTo("acct_17");
        assertThat(new String(sealed.encode().toArray(), StandardCharsets.ISO_8859_1))
                .contains("stripe", "acct_17")
                .doesNotContain("tok_", "NXWP");
        assertThat(TOKEN.toString() + sealed + KEY).doesNotContain("tok_", "kkk");
    }

    @Test
    void aChangeOfAnyBitIsNoticed() {
        var stored = sealer.seal(PLACE, TOKEN).encode().toArray();
        for (int bit = 0; bit < stored.length * Byte.SIZE; bit++) {
            var tampered = stored.clone();
            tampered[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

            var opening = SealedToken.decode(Bytes.owning(tampered)).map(token -> sealer.open(PLACE, token));

            assertThat(opening)
                    .as("bit %d", bit)
                    .satisfiesAnyOf(
                            result -> assertThat(result).isEmpty(),
                            result -> assertThat(result).contains(new TokenOpening.UnknownKey()),
                            result -> assertThat(result).contains(new TokenOpening.NotAuthentic()));
        }
    }

    @Test
    void whatIsCutShortOrGrownIsNoticed() {
        var stored = sealer.seal(PLACE, TOKEN).encode().toArray();
        for (int length = 0; length < stored.length; length++) {
            var cut = Bytes.owning(Arrays.copyOf(stored, length));

            assertThat(SealedToken.decode(cut).map(token -> sealer.open(PLACE, token)))
                    .as("%d bytes", length)
                    .satisfiesAnyOf(
                            result -> assertThat(result).isEmpty(),
                            result -> assertThat(result).contains(new TokenOpening.NotAuthentic()));
        }
        var grown = Bytes.owning(Arrays.copyOf(stored, stored.length + 1));
        assertThat(sealer.open(PLACE, SealedToken.decode(grown).orElseThrow()))
                .isEqualTo(new TokenOpening.NotAuthentic());
    }

    @Test
    void opensAtItsOwnPlaceOnly() {
        var sealed = sealer.seal(PLACE, TOKEN);

        assertThat(sealer.open(new TokenPlace(PLACE.order(), 0), sealed)).isEqualTo(new TokenOpening.NotAuthentic());
        assertThat(sealer.open(new TokenPlace(UUID.randomUUID(), 1), sealed))
                .isEqualTo(new TokenOpening.NotAuthentic());
    }

    @Test
    void aFormerKeyStillOpensAndAnUnknownOneDoesNot() {
        var sealed = sealer.seal(PLACE, TOKEN);

        var rotated = new TokenSealer(OTHER, List.of(KEY), new SecureRandom());
        var lost = new TokenSealer(OTHER, List.of(), new SecureRandom());

        assertThat(rotated.open(PLACE, sealed)).isEqualTo(new TokenOpening.Opened(TOKEN));
        assertThat(rotated.seal(PLACE, TOKEN).keyId()).isEqualTo(OTHER.id()).isNotEqualTo(KEY.id());
        assertThat(lost.open(PLACE, sealed)).isEqualTo(new TokenOpening.UnknownKey());
    }

    @Test
    void noNonceComesTwice() {
        var nonces = new HashSet<Bytes>();
        for (int i = 0; i < 10_000; i++) {
            nonces.add(sealer.seal(PLACE, TOKEN).nonce());
        }

        assertThat(nonces).hasSize(10_000);
    }

    @Test
    void theLongestTokenFitsIntoAKilobyte() {
        var longest = new PaymentToken("p".repeat(32), "s".repeat(64), "t".repeat(512), TOKEN.expiresAt());

        var stored = sealer.seal(PLACE, longest).encode();

        assertThat(stored.length()).isLessThan(1024);
        assertThat(sealer.open(PLACE, SealedToken.decode(stored).orElseThrow()))
                .isEqualTo(new TokenOpening.Opened(longest));
    }
}
