package dev.flightcase.hub.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.commerce.CatalogNews;
import dev.flightcase.contract.commerce.Signed;
import dev.flightcase.hub.catalog.CatalogChoice.Price;
import dev.flightcase.hub.downlink.Announcer;
import dev.flightcase.hub.downlink.Downlink;
import dev.flightcase.hub.downlink.SignedMessages;
import dev.flightcase.hub.downlink.Signer;
import dev.flightcase.hub.ledger.LedgerException;
import dev.flightcase.hub.nodes.NodeKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogAnnouncementsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final NodeKey NODE = new NodeKey("flightcase", "fc-a");

    private final Map<String, CatalogChoice> choices = new HashMap<>();
    private final List<NodeKey> nodes = new ArrayList<>(List.of(NODE));
    private final List<Told> told = new ArrayList<>();
    private final KeyPair keys = keys();
    private boolean up = true;
    private boolean away;
    private int asked;
    private long session = 1;

    private record Told(String topic, ByteString payload) {}

    private final class Book implements CatalogBook {
        @Override
        public long add(FolderList list) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean choose(List<String> of, long catalog, List<String> warm) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Chosen> chosen() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean price(List<PriceWish> wishes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, CatalogChoice> choices(Collection<String> of) {
            asked++;
            if (away) {
                throw new LedgerException("away", true, new IllegalStateException());
            }
            return choices;
        }
    }

    private final class Line implements Downlink {
        @Override
        public long session() {
            return session;
        }

        @Override
        public boolean publish(String topic, ByteString payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean publishRetained(String topic, ByteString payload) {
            if (up) {
                told.add(new Told(topic, payload));
            }
            return up;
        }
    }

    private final class Key implements Signer {
        @Override
        public byte[] signingKey() {
            var encoded = keys.getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        }

        @Override
        public byte[] sign(byte[] message) {
            try {
                var signer = Signature.getInstance("Ed25519");
                signer.initSign(keys.getPrivate());
                signer.update(message);
                return signer.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final Announcer announcer = new Announcer(
            "catalog",
            new CatalogAnnouncements(
                    new Book(), new SignedMessages(new Key()), () -> List.of("https://hub.example/blobs/"), () -> NOW),
            () -> nodes,
            new Line());

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CatalogChoice choice(long news) {
        return new CatalogChoice(
                news, 3, "berlin", "ab".repeat(32), 300, List.of(new Price("TEE", 2500, "EUR")), List.of("TEE"));
    }

    @Test
    void aNodeIsToldOnceAndAgainWhenItsCatalogChanges() {
        announcer.look();
        assertThat(told).isEmpty();
        choices.put("fc-a", choice(7));
        announcer.look();
        announcer.look();
        assertThat(told).extracting(Told::topic).containsExactly("flightcase/v1/flightcase/fc-a/catalog");
        choices.put("fc-a", choice(8));
        announcer.look();

        assertThat(told).hasSize(2);
    }

    @Test
    void aBrokerThatMayHaveForgottenIsToldAgain() {
        choices.put("fc-a", choice(7));
        announcer.look();
        session++;
        announcer.look();

        assertThat(told).hasSize(2);
    }

    @Test
    void whatCouldNotBeSentIsSentLater() {
        choices.put("fc-a", choice(7));
        up = false;
        announcer.look();
        up = true;
        announcer.look();

        assertThat(told).hasSize(1);
    }

    @Test
    void aDatabaseThatIsAwayIsAskedAgain() {
        choices.put("fc-a", choice(7));
        away = true;
        assertThatExceptionOfType(LedgerException.class).isThrownBy(announcer::look);
        away = false;
        announcer.look();

        assertThat(told).hasSize(1);
    }

    @Test
    void theNodeCanVerifyWhatItIsTold() throws InvalidProtocolBufferException, GeneralSecurityException {
        choices.put("fc-a", choice(7));
        announcer.look();

        var signed = Signed.parseFrom(told.getFirst().payload());
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(keys.getPublic());
        verifier.update("flightcase CatalogNews 1\n".getBytes(StandardCharsets.US_ASCII));
        verifier.update(signed.getPayload().asReadOnlyByteBuffer());
        assertThat(verifier.verify(signed.getSignature().toByteArray())).isTrue();
        assertThat(signed.getKeyId())
                .isEqualTo(ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(new Key().signingKey()))
                        .getLong());
        var news = CatalogNews.parseFrom(signed.getPayload());
        assertThat(news.getNode()).isEqualTo("fc-a");
        assertThat(news.getRevision()).isEqualTo(7);
        assertThat(news.getSourcesList()).containsExactly("https://hub.example/blobs/");
        assertThat(news.getPrices(0).getAmount()).isEqualTo(2500);
        assertThat(news.getWarmList()).containsExactly("TEE");
    }

    @Test
    void theBookIsAskedOnceForAllNodes() {
        nodes.add(new NodeKey("flightcase", "fc-b"));
        choices.put("fc-a", choice(7));
        choices.put("fc-b", choice(8));
        announcer.look();

        assertThat(told).hasSize(2);
        assertThat(asked).isOne();
    }
}
