package dev.flightcase.hub.catalog;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.flightcase.contract.commerce.CatalogNews;
import dev.flightcase.contract.commerce.PriceChange;
import dev.flightcase.contract.commerce.Signed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** What the hub says, with its signature (contract, {@code Signed}). */
public final class SignedNews {
    private final Signer signer;
    private final long keyId;

    public SignedNews(Signer signer) {
        this.signer = signer;
        this.keyId = keyId(signer.publicKey());
    }

    /** @param sources URLs that end with a slash */
    ByteString catalog(String node, CatalogChoice choice, List<String> sources, Instant now) {
        var news = CatalogNews.newBuilder()
                .setNode(node)
                .setRevision(choice.news())
                .setManifest(ByteString.copyFrom(HexFormat.of().parseHex(choice.manifest())))
                .setManifestBytes(choice.manifestBytes())
                .addAllSources(sources)
                .setIssuedAt(now.toEpochMilli())
                .addAllWarm(choice.warm());
        choice.prices()
                .forEach(price -> news.addPrices(PriceChange.newBuilder()
                        .setSku(price.sku())
                        .setAmount(price.amount())
                        .setCurrency(price.currency())));
        return signed(news.build());
    }

    private ByteString signed(Message message) {
        var head =
                ("flightcase " + message.getDescriptorForType().getName() + " 1\n").getBytes(StandardCharsets.US_ASCII);
        var payload = message.toByteArray();
        var text = ByteBuffer.allocate(head.length + payload.length)
                .put(head)
                .put(payload)
                .array();
        return Signed.newBuilder()
                .setPayload(ByteString.copyFrom(payload))
                .setSignature(ByteString.copyFrom(signer.sign(text)))
                .setKeyId(keyId)
                .build()
                .toByteString();
    }

    private static long keyId(byte[] publicKey) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(publicKey))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
