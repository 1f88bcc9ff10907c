package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.catalogfolder.SaleWindow;
import dev.flightcase.catalogfolder.TaxPlan;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What an edition keeps in memory.
 *
 * @param edges the moments at which a sale window opens or closes, in order
 * @param eventOpen the event's JSON up to and including {@code "offers":[}
 */
record EditionHead(
        int products, Currency currency, TaxPlan taxes, List<Instant> edges, Bytes eventOpen, List<Offer> offers) {
    EditionHead {
        edges = List.copyOf(edges);
        offers = List.copyOf(offers);
    }

    byte[] encode() {
        return Wire.write(out -> {
            out.writeInt(products);
            Wire.text(out, currency.getCurrencyCode());
            encodeTaxes(out);
            out.writeInt(edges.size());
            for (var edge : edges) {
                Wire.time(out, edge);
            }
            Wire.bytes(out, eventOpen.toArray());
            out.writeInt(offers.size());
            for (var offer : offers) {
                Wire.text(out, offer.sku());
                Wire.time(out, offer.window().opens());
                Wire.time(out, offer.window().closes());
                Wire.bytes(out, offer.open().toArray());
            }
        });
    }

    static EditionHead decode(byte[] bytes) {
        return Wire.read(
                bytes,
                in -> new EditionHead(
                        in.readInt(),
                        Currency.getInstance(Wire.text(in)),
                        decodeTaxes(in),
                        decodeEdges(in),
                        Bytes.owning(Wire.bytes(in)),
                        decodeOffers(in)));
    }

    private void encodeTaxes(DataOutputStream out) throws IOException {
        out.writeBoolean(taxes.inclusive());
        out.writeInt(taxes.partsPerMillion().size());
        for (var rate : taxes.partsPerMillion().entrySet()) {
            Wire.text(out, rate.getKey());
            out.writeInt(rate.getValue());
        }
    }

    private static TaxPlan decodeTaxes(DataInputStream in) throws IOException {
        var inclusive = in.readBoolean();
        var rates = new LinkedHashMap<String, Integer>();
        for (var left = in.readInt(); left > 0; left--) {
            rates.put(Wire.text(in), in.readInt());
        }
        return new TaxPlan(inclusive, rates);
    }

    private static List<Instant> decodeEdges(DataInputStream in) throws IOException {
        var edges = new ArrayList<Instant>();
        for (var left = in.readInt(); left > 0; left--) {
            edges.add(Instant.ofEpochMilli(in.readLong()));
        }
        return edges;
    }

    private static List<Offer> decodeOffers(DataInputStream in) throws IOException {
        var offers = new ArrayList<Offer>();
        for (var left = in.readInt(); left > 0; left--) {
            offers.add(new Offer(
                    Wire.text(in), new SaleWindow(Wire.time(in), Wire.time(in)), Bytes.owning(Wire.bytes(in))));
        }
        return offers;
    }
}
