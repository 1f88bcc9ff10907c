package dev.flightcase.cache.export;

import static dev.flightcase.cache.TestStall.cash;
import static dev.flightcase.cache.TestStall.less;
import static dev.flightcase.cache.TestStall.noted;
import static dev.flightcase.cache.TestStall.order;
import static dev.flightcase.cache.TestStall.token;
import static dev.flightcase.cache.TestStall.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.StallHistory;
import dev.flightcase.cache.TestStall;
import dev.flightcase.cache.books.Books;
import dev.flightcase.cache.books.BooksConfig;
import dev.flightcase.cache.books.LateTruth;
import dev.flightcase.cache.books.RecordTimes;
import dev.flightcase.cache.books.Redating;
import dev.flightcase.cache.checkout.Adjustment;
import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.cache.checkout.EventLife;
import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.Tender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExportTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private final TestStall stall = new TestStall(new MemoryStore());
    private Redating redating = Redating.none();

    @AfterEach
    void close() {
        stall.close();
    }

    @Test
    void eachLineOfAnOrderIsARowAndSoIsWhatAVoidTakesOff() throws IOException {
        stall.adopting(1);
        var sold = stall.sell(order("Ana", List.of(less("BUNDLE", 1, 500), new OrderLine("LP", 2)), cash(8400)));
        var _ = stall.voided(sold.id(), "wrong size");

        var rows = CsvReading.rows(write(ExportPart.ORDERS));

        assertThat(rows).hasSize(4);
        assertThat(rows.getFirst())
                .containsEntry("type", "sale")
                .containsEntry("number", "1")
                .containsEntry("order", sold.id().toString())
                .containsEntry("date", "2026-11-21")
                .containsEntry("time", "20:10:02")
                .containsEntry("at", "2026-11-21T19:10:02Z")
                .containsEntry("state", "voided")
                .containsEntry("helper", "Ana")
                .containsEntry("line", "1")
                .containsEntry("sku", "BUNDLE")
                .containsEntry("quantity", "1")
                .containsEntry("unit_price", "45.00")
                .containsEntry("discount", "5.00")
                .containsEntry("discount_reason", "fan")
                .containsEntry("line_total", "40.00")
                .containsEntry("currency", "EUR")
                .containsEntry("order_total", "84.00");
        assertThat(rows.get(1)).containsEntry("line_total", "44.00").containsEntry("order_total", "");
        assertThat(rows.get(2))
                .containsEntry("type", "void")
                .containsEntry("number", "1")
                .containsEntry("helper", "Helper 9")
                .containsEntry("reason", "wrong size")
                .containsEntry("quantity", "-1")
                .containsEntry("unit_price", "45.00")
                .containsEntry("line_total", "-40.00")
                .containsEntry("order_total", "-84.00");
    }

    @Test
    void whatWasSoldWhileTheClockWasWrongHasTheTimeThatIsKnownByNow() throws IOException {
        stall.adopting(1);
        stall.trust(ClockTrust.State.FLOOR);
        var _ = stall.sell("Ana", "TEE", 1);
        stall.trust(ClockTrust.State.SYNCED);
        var _ = stall.sell("Ana", "TEE", 1);
        redating = new LateTruth(Duration.ofDays(2), true);

        var rows = CsvReading.rows(write(ExportPart.ORDERS));

        assertThat(rows.getFirst()).containsEntry("date", "2026-11-23").containsEntry("clock", "FLOOR");
        assertThat(rows.getFirst().get("at")).as("as it was written").startsWith("2026-11-21T");
        assertThat(rows.getLast()).containsEntry("date", "2026-11-21").containsEntry("clock", "SYNCED");
    }

    @Test
    void paymentsSayWhatWasGivenAndNoToken() throws IOException {
        stall.adopting(1);
        var _ = stall.sell(order(
                null,
                List.of(new OrderLine("LP", 3)),
                new Tender.Cash(TestStall.euros(1000), TestStall.euros(2000)),
                noted(Tender.Noted.Kind.PAY_LATER, 3600, "room 12"),
                token(2000)));

        var rows = CsvReading.rows(write(ExportPart.PAYMENTS));

        assertThat(rows).extracting(row -> row.get("kind")).containsExactly("cash", "pay-later", "payment-token");
        assertThat(rows.getFirst()).containsEntry("given", "20.00").containsEntry("change", "10.00");
        assertThat(rows.get(1)).containsEntry("reference", "room 12").containsEntry("given", "");
        assertThat(rows.get(2)).containsEntry("provider", "psp").containsEntry("amount", "20.00");
        for (var part : ExportPart.values()) {
            assertThat(write(part)).doesNotContain("tok_secret_value", "sealed ");
        }
    }

    @Test
    void allColumnsOfMoneyAddUpToTheTotals() throws IOException {
        new StallHistory(stall, 11).run(400);
        var totals = new Books(stall.journal(), MADRID, BooksConfig.defaults(), Redating.none()).totals(null, null);
        var total = BigDecimal.valueOf(totals.sums().getFirst().total(), 2);

        assertThat(sum(ExportPart.ORDERS, "line_total")).isEqualTo(total);
        assertThat(sum(ExportPart.ORDERS, "order_total")).isEqualTo(total);
        assertThat(sum(ExportPart.PAYMENTS, "amount")).isEqualTo(total);
        assertThat(sum(ExportPart.TAXES, "net").add(sum(ExportPart.TAXES, "tax")))
                .isEqualTo(total);
    }

    @Test
    void practiceIsInNoTable() throws IOException {
        stall.adopting(1);
        var practised = stall.sell(training(order("Ana", List.of(new OrderLine("TEE", 1)), cash(2000))));
        var _ = stall.voided(practised.id(), "practice too");

        assertThat(CsvReading.rows(write(ExportPart.ORDERS))).isEmpty();
        assertThat(CsvReading.rows(write(ExportPart.PAYMENTS))).isEmpty();
        var document = document();
        assertThat(JsonReading.at(document, "training_orders", 0, "state")).isEqualTo("voided");
        assertThat(document.get("orders"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    @Test
    void whatASpreadsheetWouldCalculateIsText() throws IOException {
        stall.adopting(1);
        for (var name : List.of("=1+2", "+1", "-1", "@SUM(A1)", "\tx", "＝1", "a,\"b\"\r\nc", "plain")) {
            var _ = stall.sell(name, "LP", 1);
        }

        var text = write(ExportPart.ORDERS);

        assertThat(CsvReading.rows(text))
                .extracting(row -> row.get("helper"))
                .containsExactly("'=1+2", "'+1", "'-1", "'@SUM(A1)", "'\tx", "'＝1", "a,\"b\"\r\nc", "plain");
        assertThat(text).contains(",\"a,\"\"b\"\"\r\nc\",");
    }

    @Test
    void whatLooksLikeACardNumberIsMaskedInEveryPartAndCounted() throws IOException {
        stall.adopting(1);
        var _ = stall.sell("4111 1111 1111 1111", "LP", 1);

        for (var part : List.of(ExportPart.ORDERS, ExportPart.PAYMENTS, ExportPart.JOURNAL, ExportPart.DOCUMENT)) {
            var out = new ByteArrayOutputStream();
            var summary = export(null).write(part, out, _ -> {});

            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("**** **** **** 1111")
                    .doesNotContain("4111");
            assertThat(summary.masked()).isEqualTo(1);
        }
    }

    @Test
    void theRecordsCanBeVerifiedByWhoeverHasThem() throws IOException {
        new StallHistory(stall, 3).run(60);

        var lines = write(ExportPart.JOURNAL).lines().toList();

        assertThat(lines).hasSize((int) stall.journal().last());
        for (var line : lines) {
            var at = line.lastIndexOf(",\"hash\":\"");
            var record = line.substring(0, at) + "}";
            var hash = line.substring(at + 9, line.length() - 2);
            assertThat(Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(Sha256.of(record.getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(hash);
        }
    }

    @Test
    void theDocumentIsOneJsonValueWithEverything() throws IOException {
        stall.adopting(1);
        var sold = stall.sell("Ana", "LP", 1);
        stall.adjust("LP", Adjustment.Kind.GIFT, -1);

        var document = document();

        assertThat(document)
                .containsEntry("last_sequence", stall.journal().last())
                .containsEntry("event", null);
        assertThat(JsonReading.at(document, "orders", 0, "id"))
                .isEqualTo(sold.id().toString());
        assertThat(JsonReading.at(document, "entries", 0, "kind")).isEqualTo("grants");
        assertThat(JsonReading.at(document, "entries", 2, "adjustment")).isEqualTo("gift");
    }

    @Test
    void stockIsWhatIsLeft() throws IOException {
        stall.adopting(1);
        var _ = stall.sell("Ana", "LP", 2);

        assertThat(CsvReading.rows(write(ExportPart.STOCK)))
                .filteredOn(row -> "LP".equals(row.get("sku")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("brought", "60")
                        .containsEntry("sold", "2")
                        .containsEntry("available", "58"));
    }

    @Test
    void oneEventCanBeExportedAlone() throws IOException {
        stall.adopting(1);
        var _ = stall.sell("Ana", "LP", 1);
        stall.become(EventLife.CLOSED);
        var next = new UUID(9, 9);
        stall.adopting(TestStall.assortment(next, 2, 10));
        var _ = stall.sell("Ben", "LP", 2);

        var rows = CsvReading.rows(text(export(next), ExportPart.ORDERS));

        assertThat(rows).singleElement().satisfies(row -> assertThat(row).containsEntry("helper", "Ben"));
        assertThat(CsvReading.rows(write(ExportPart.ORDERS))).hasSize(2);
        assertThat(CsvReading.rows(text(export(next), ExportPart.STOCK)))
                .allSatisfy(row -> assertThat(row).containsEntry("event", next.toString()));
    }

    @Test
    void whatCameAfterTheExportWasMadeIsInNoneOfItsParts() throws IOException {
        stall.adopting(1);
        var sold = stall.sell("Ana", "LP", 1);
        var export = export(null);
        var _ = stall.voided(sold.id(), "too late");
        var _ = stall.sell("Ben", "LP", 1);

        assertThat(CsvReading.rows(text(export, ExportPart.ORDERS)))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("state", "sold"));
        assertThat(text(export, ExportPart.JOURNAL).lines()).hasSize((int) export.last());
    }

    @Test
    void aReceiverThatFailsEndsIt() {
        stall.adopting(1);
        var _ = stall.sell("Ana", "LP", 1);
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> export(null).write(ExportPart.ORDERS, broken, _ -> {}))
                .withMessage("gone");
    }

    private BigDecimal sum(ExportPart part, String column) throws IOException {
        return CsvReading.rows(write(part)).stream()
                .map(row -> row.getOrDefault(column, ""))
                .filter(amount -> !amount.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Map<String, @Nullable Object> document() throws IOException {
        return JsonReading.object(Bytes.owning(write(ExportPart.DOCUMENT).getBytes(StandardCharsets.UTF_8)));
    }

    private String write(ExportPart part) throws IOException {
        return text(export(null), part);
    }

    private static String text(Export export, ExportPart part) throws IOException {
        var out = new ByteArrayOutputStream();
        var _ = export.write(part, out, _ -> {});
        return out.toString(StandardCharsets.UTF_8);
    }

    private Export export(@Nullable UUID event) {
        return new Export(stall.journal(), new ExportScope(event, new RecordTimes(MADRID, redating), TestStall.START));
    }
}
