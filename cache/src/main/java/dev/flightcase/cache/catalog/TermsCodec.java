package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.Component;
import dev.flightcase.catalogfolder.SaleWindow;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link SaleTerms} as few bytes: the SKU first, flags for what is there at all, numbers as long as they need to be, and
 * names that many products share (tax rates, price lists) as numbers of a word list. Not thread-safe while it encodes:
 * the word list grows.
 */
final class TermsCodec {
    private static final int OPEN_PRICE = 1;
    private static final int PAUSED = 1 << 1;
    private static final int LISTS = 1 << 2;
    private static final int BUNDLE = 1 << 3;
    private static final int OPENS = 1 << 4;
    private static final int CLOSES = 1 << 5;
    private static final int LIMIT = 1 << 6;

    private final List<String> words;

    TermsCodec() {
        this(List.of());
    }

    /** @param words as {@link #words} gave them */
    TermsCodec(List<String> words) {
        this.words = new ArrayList<>(words);
    }

    List<String> words() {
        return List.copyOf(words);
    }

    byte[] encode(SaleTerms terms) {
        return Wire.write(out -> {
            Wire.sku(out, terms.sku());
            Wire.shortText(out, terms.name());
            out.writeByte(flags(terms));
            Wire.number(out, terms.price().minor());
            Wire.number(out, word(terms.tax()));
            Wire.number(out, terms.granted());
            if (!terms.price().lists().isEmpty()) {
                lists(out, terms.price().lists());
            }
            if (terms.isBundle()) {
                bundle(out, terms.bundle());
            }
            var opens = terms.window().opens();
            if (opens != null) {
                Wire.time(out, opens);
            }
            var closes = terms.window().closes();
            if (closes != null) {
                Wire.time(out, closes);
            }
            var limit = terms.limitPerOrder();
            if (limit != null) {
                Wire.number(out, limit);
            }
        });
    }

    SaleTerms decode(byte[] bytes, int offset, int length) {
        return Wire.read(new DataInputStream(new ByteArrayInputStream(bytes, offset, length)), this::decode);
    }

    private SaleTerms decode(DataInputStream in) throws IOException {
        var sku = Wire.sku(in);
        var name = Wire.shortText(in);
        var flags = in.readByte();
        var minor = Wire.number(in);
        var tax = words.get((int) Wire.number(in));
        var granted = Wire.number(in);
        var lists = (flags & LISTS) == 0 ? Map.<String, Long>of() : lists(in);
        var bundle = (flags & BUNDLE) == 0 ? List.<Component>of() : bundle(in);
        return new SaleTerms(
                sku,
                name,
                new PriceTerms(minor, (flags & OPEN_PRICE) != 0, lists),
                tax,
                granted,
                bundle,
                window(in, flags),
                limit(in, flags),
                (flags & PAUSED) != 0);
    }

    private static int flags(SaleTerms terms) {
        return (terms.price().open() ? OPEN_PRICE : 0)
                | (terms.paused() ? PAUSED : 0)
                | (terms.price().lists().isEmpty() ? 0 : LISTS)
                | (terms.isBundle() ? BUNDLE : 0)
                | (terms.window().opens() == null ? 0 : OPENS)
                | (terms.window().closes() == null ? 0 : CLOSES)
                | (terms.limitPerOrder() == null ? 0 : LIMIT);
    }

    private int word(String text) {
        var known = words.indexOf(text);
        if (known >= 0) {
            return known;
        }
        words.add(text);
        return words.size() - 1;
    }

    private void lists(DataOutputStream out, Map<String, Long> lists) throws IOException {
        Wire.number(out, lists.size());
        for (var list : lists.entrySet()) {
            Wire.number(out, word(list.getKey()));
            Wire.number(out, list.getValue());
        }
    }

    private Map<String, Long> lists(DataInputStream in) throws IOException {
        var lists = new LinkedHashMap<String, Long>();
        for (var left = Wire.number(in); left > 0; left--) {
            lists.put(words.get((int) Wire.number(in)), Wire.number(in));
        }
        return Collections.unmodifiableMap(lists);
    }

    private static void bundle(DataOutputStream out, List<Component> bundle) throws IOException {
        Wire.number(out, bundle.size());
        for (var part : bundle) {
            Wire.sku(out, part.sku());
            Wire.number(out, part.quantity());
        }
    }

    private static List<Component> bundle(DataInputStream in) throws IOException {
        var parts = new ArrayList<Component>();
        for (var left = Wire.number(in); left > 0; left--) {
            parts.add(new Component(Wire.sku(in), (int) Wire.number(in)));
        }
        return parts;
    }

    private static SaleWindow window(DataInputStream in, int flags) throws IOException {
        var opens = (flags & OPENS) == 0 ? null : Wire.time(in);
        var closes = (flags & CLOSES) == 0 ? null : Wire.time(in);
        return opens == null && closes == null ? SaleWindow.ALWAYS : new SaleWindow(opens, closes);
    }

    private static @Nullable Integer limit(DataInputStream in, int flags) throws IOException {
        return (flags & LIMIT) == 0 ? null : (int) Wire.number(in);
    }
}
