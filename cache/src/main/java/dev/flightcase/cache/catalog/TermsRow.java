package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.Component;
import dev.flightcase.catalogfolder.SaleWindow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** {@link SaleTerms} on disk. */
final class TermsRow {
    private static final int NO_LIMIT = 0;

    private TermsRow() {}

    static byte[] encode(SaleTerms terms) {
        return Wire.write(out -> {
            Wire.text(out, terms.sku());
            Wire.text(out, terms.name());
            price(out, terms.price());
            Wire.text(out, terms.tax());
            out.writeLong(terms.granted());
            out.writeInt(terms.bundle().size());
            for (var part : terms.bundle()) {
                Wire.text(out, part.sku());
                out.writeInt(part.quantity());
            }
            Wire.time(out, terms.window().opens());
            Wire.time(out, terms.window().closes());
            var limit = terms.limitPerOrder();
            out.writeInt(limit == null ? NO_LIMIT : limit);
            out.writeBoolean(terms.paused());
        });
    }

    static SaleTerms decode(byte[] bytes) {
        return Wire.read(bytes, in -> {
            var sku = Wire.text(in);
            var name = Wire.text(in);
            var price = price(in);
            var tax = Wire.text(in);
            var granted = in.readLong();
            var bundle = parts(in);
            var window = new SaleWindow(Wire.time(in), Wire.time(in));
            var limit = in.readInt();
            return new SaleTerms(
                    sku, name, price, tax, granted, bundle, window, limit == NO_LIMIT ? null : limit, in.readBoolean());
        });
    }

    private static void price(DataOutputStream out, PriceTerms price) throws IOException {
        out.writeLong(price.minor());
        out.writeBoolean(price.open());
        out.writeInt(price.lists().size());
        for (var list : price.lists().entrySet()) {
            Wire.text(out, list.getKey());
            out.writeLong(list.getValue());
        }
    }

    private static PriceTerms price(DataInputStream in) throws IOException {
        var minor = in.readLong();
        var open = in.readBoolean();
        var lists = new LinkedHashMap<String, Long>();
        for (var left = in.readInt(); left > 0; left--) {
            lists.put(Wire.text(in), in.readLong());
        }
        return new PriceTerms(minor, open, lists);
    }

    private static List<Component> parts(DataInputStream in) throws IOException {
        var parts = new ArrayList<Component>();
        for (var left = in.readInt(); left > 0; left--) {
            parts.add(new Component(Wire.text(in), in.readInt()));
        }
        return parts;
    }
}
