package dev.flightcase.uplink.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.uplink.commerce.CatalogNews;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rules of a {@code CatalogNews}. */
final class CatalogReading {
    /** Bounds of {@code commerce.proto}. */
    private static final int PRICES_MAX = 1000;

    private static final int WARM_MAX = 100;
    private static final int CURRENCY_LENGTH = 3;

    private CatalogReading() {}

    static CatalogNews read(ByteString bytes, String node) throws Malformed, InvalidProtocolBufferException {
        var news = dev.flightcase.contract.commerce.CatalogNews.parseFrom(bytes);
        Malformed.unless(news.getNode().equals(node), "is for another node");
        Malformed.unless(news.getRevision() > 0, "has no revision");
        Malformed.unless(news.getManifestBytes() > 0, "has a manifest without bytes");
        Malformed.unless(news.getWarmCount() <= WARM_MAX, "has more than " + WARM_MAX + " SKUs to warm");
        return new CatalogNews(
                news.getRevision(),
                Malformed.hash(news.getManifest(), "manifest"),
                news.getManifestBytes(),
                sources(news.getSourcesList()),
                Instant.ofEpochMilli(news.getIssuedAt()),
                prices(news.getPricesList()),
                news.getWarmList());
    }

    private static List<URI> sources(List<String> texts) throws Malformed {
        Malformed.unless(!texts.isEmpty(), "has no sources");
        var sources = Uris.of(texts, "sources");
        for (var source : sources) {
            var scheme = source.getScheme();
            Malformed.unless(
                    (scheme.equals("http") || scheme.equals("https"))
                            && source.toString().endsWith("/"),
                    "has sources that are not http or https URLs that end with /");
        }
        return sources;
    }

    private static List<CatalogNews.PriceChange> prices(List<dev.flightcase.contract.commerce.PriceChange> changes)
            throws Malformed {
        Malformed.unless(changes.size() <= PRICES_MAX, "has more than " + PRICES_MAX + " prices");
        var prices = new ArrayList<CatalogNews.PriceChange>();
        for (var change : changes) {
            Malformed.unless(
                    SignedDecoder.isName(change.getSku())
                            && change.getAmount() >= 0
                            && change.getCurrency().length() == CURRENCY_LENGTH,
                    "has a price without SKU, amount or currency");
            prices.add(new CatalogNews.PriceChange(change.getSku(), change.getAmount(), change.getCurrency()));
        }
        return prices;
    }
}
