package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.catalogfolder.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Receipts to test with. */
final class TestReceipts {
    static final Currency EUR = Currency.getInstance("EUR");
    static final Receipt.Stall STALL = new Receipt.Stall(TestKey.of(1).node(), "Night Market Prints");

    /** As a stall would have them; the longest has 26 characters. */
    static final List<String> NAMES = List.of(
            "Tour shirt, black, M",
            "Tour shirt, black, XL",
            "Signed print, edition 100",
            "Vinyl LP \"Night Harbour\"",
            "Enamel pin, lighthouse",
            "Tote bag, natural cotton",
            "Sticker sheet A5, 12 pcs",
            "Zine no. 4: Small Hours",
            "Poster 50x70 rolled",
            "Shirt and record");

    /** An order with everything that one can have. */
    static final String ORDER = """
            {"state":"acknowledged","settlement":"queued","id":"0193a5c4-5b11-7e0d-a1d4-0f2b8c9e7a55","number":137,
             "event":"0193a5c2-7d10-7b5e-9a41-2f6f0c1d8e11","training":false,
             "total":{"amount":6200,"currency":"EUR"},"prices":"tax-inclusive","rounding":"half-up-per-rate",
             "tax":[{"rate":"standard","net":{"amount":5210,"currency":"EUR"},"tax":{"amount":990,"currency":"EUR"}}],
             "lines":[
              {"sku":"BUNDLE","name":"Shirt and record","quantity":1,"unit":{"amount":4500,"currency":"EUR"},
               "discount":{"amount":500,"currency":"EUR","reason":"two for 40"},
               "total":{"amount":4000,"currency":"EUR"},"tax":"standard"},
              {"sku":"LP","name":"Record","quantity":2,"unit":{"amount":1100,"currency":"EUR"},"open_price":true,
               "total":{"amount":2200,"currency":"EUR"},"tax":"standard"}],
             "tenders":[
              {"kind":"cash","amount":{"amount":4000,"currency":"EUR"},"given":{"amount":5000,"currency":"EUR"},
               "change":{"amount":1000,"currency":"EUR"}},
              {"kind":"own-reader","amount":{"amount":2200,"currency":"EUR"},"reference":"slip 12"}],
             "pickup":{"id":"p1","name":"Sunday"},"helper":"Helper 1","device":"0193a5c1-0b2e-7f41-9d11-3a6f0c8e2b70",
             "at":"2026-11-21T19:10:02.123Z","clock":"SYNCED","boot":3,"sequence":140,
             "previous":"AAAA","hash":"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU","later":[{"new":[1.5,null]}]}""";

    private TestReceipts() {}

    static Receipt full() {
        return read(ORDER);
    }

    static Receipt read(String order) {
        return ReceiptReader.read(Bytes.owning(order.getBytes(StandardCharsets.UTF_8)), STALL);
    }

    /** That many of the names, and more of them with numbers. */
    static Receipt ofLines(int lines) {
        var names = new ArrayList<String>();
        for (int i = 0; i < lines; i++) {
            names.add(NAMES.get(i % NAMES.size()) + (i < NAMES.size() ? "" : " " + i / NAMES.size()));
        }
        return named(names);
    }

    /** Letters that do not deflate. */
    static Receipt ofNoise(int lines, int characters, long seed) {
        var random = new Random(seed);
        var names = new ArrayList<String>();
        for (int i = 0; i < lines; i++) {
            names.add(random.ints(characters, 'A', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        return named(names);
    }

    static Receipt named(List<String> names) {
        var lines = new ArrayList<Receipt.Line>();
        long total = 0;
        for (int i = 0; i < names.size(); i++) {
            long amount = 600 + i * 137L % 5900;
            lines.add(new Receipt.Line(names.get(i), i % 5 == 1 ? 2 : 1, money(amount), null));
            total += amount;
        }
        var seed = String.join("", names).getBytes(StandardCharsets.UTF_8);
        return new Receipt(
                STALL,
                new Receipt.Sale(
                        UUID.nameUUIDFromBytes(seed),
                        137,
                        Instant.parse("2026-11-21T19:10:02Z"),
                        ClockTrust.State.SYNCED,
                        Bytes.owning(Sha256.of(seed)),
                        null),
                lines,
                money(total),
                new Receipt.Taxes(true, List.of()),
                List.of(new Receipt.Tender("cash", money(total), null, null)),
                Receipt.Marks.NONE);
    }

    static Receipt marked(Receipt receipt, Receipt.Marks marks) {
        return new Receipt(
                receipt.stall(),
                receipt.sale(),
                receipt.lines(),
                receipt.total(),
                receipt.taxes(),
                receipt.tenders(),
                marks);
    }

    static Receipt clocked(Receipt receipt, ClockTrust.State clock) {
        var sale = receipt.sale();
        return new Receipt(
                receipt.stall(),
                new Receipt.Sale(sale.order(), sale.number(), sale.at(), clock, sale.hash(), sale.helper()),
                receipt.lines(),
                receipt.total(),
                receipt.taxes(),
                receipt.tenders(),
                receipt.marks());
    }

    static Money money(long minor) {
        return new Money(minor, EUR);
    }
}
