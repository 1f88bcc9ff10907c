package dev.flightcase.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.cache.checkout.Discount;
import dev.flightcase.cache.checkout.HoldClaim;
import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.OrderRequest;
import dev.flightcase.cache.checkout.Tender;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.http.Bytes;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRequestReaderTest {
    private static final String LINE = "{\"sku\":\"A\",\"quantity\":2}";
    private static final String CASH = "{\"kind\":\"cash\",\"amount\":{\"amount\":200,\"currency\":\"EUR\"}}";

    @Test
    void readsAllThatAnOrderMayHold() {
        var order = read("""
                {"hold":"00000000-0000-0001-0000-000000000002","helper":"Helper 1","training":true,"price_list":"crew",
                 "pickup":"fri-20","lines":[{"sku":"A","quantity":2,"discount":null}],
                 "tenders":[{"kind":"cash","amount":{"amount":200,"currency":"EUR"},
                             "given":{"amount":500,"currency":"EUR"}}]}""");

        assertThat(order.hold()).isEqualTo(new HoldClaim(new UUID(1, 2), false));
        assertThat(order.priceList()).isEqualTo("crew");
        assertThat(order.pickup()).isEqualTo("fri-20");
        assertThat(order.training()).isTrue();
        assertThat(order.helper()).isEqualTo("Helper 1");
        assertThat(order.lines()).containsExactly(new OrderLine("A", 2));
        assertThat(order.tenders()).singleElement().isInstanceOfSatisfying(Tender.Cash.class, cash -> {
            assertThat(cash.amount().minor()).isEqualTo(200);
            assertThat(cash.given()).isNotNull();
        });
    }

    @Test
    void readsDiscountsAndOpenPrices() {
        var line = """
                {"sku":"A","quantity":2,"price":{"amount":700,"currency":"EUR"},
                 "discount":{"amount":200,"currency":"EUR","reason":"dented"}}""";

        assertThat(order(line, CASH).lines()).singleElement().satisfies(read -> {
            assertThat(read.openPrice()).isNotNull().extracting(Money::minor).isEqualTo(700L);
            assertThat(read.discount()).isNotNull().extracting(Discount::reason).isEqualTo("dented");
        });
    }

    @Test
    void readsEachKindOfTenderAndLeavesUnknownOnesToTheLedger() {
        var noted = order(LINE, CASH.replace("cash\"", "own-reader\",\"reference\":\"slip 12\""));
        var token = order(
                LINE,
                CASH.replace(
                        "cash\"",
                        "payment-token\",\"provider\":\"psp\",\"token\":\"tok_12345678\","
                                + "\"expires_at\":\"2026-11-22T10:00:00Z\""));
        var other = order(LINE, CASH.replace("cash", "seashells"));

        assertThat(noted.tenders()).singleElement().isInstanceOfSatisfying(Tender.Noted.class, tender -> {
            assertThat(tender.kind()).isEqualTo(Tender.Noted.Kind.OWN_READER);
            assertThat(tender.reference()).isEqualTo("slip 12");
        });
        assertThat(token.tenders()).singleElement().isInstanceOf(Tender.PaymentToken.class);
        assertThat(token.toString()).doesNotContain("tok_12345678");
        assertThat(other.tenders()).singleElement().isInstanceOf(Tender.Other.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | lines | is missing",
                "'\"lines\":[]' | lines | must not be empty",
                "'\"lines\":{}' | lines | must be a list",
                "'\"lines\":[1]' | lines[0] | must be an object",
                "'\"lines\":[{\"quantity\":1}]' | lines[0].sku | is missing",
                "'\"lines\":[{\"sku\":1}]' | lines[0].sku | must be a text",
                "'\"lines\":[{\"sku\":\"A\",\"quantity\":0}]' | lines[0].quantity | must be from 1 to 2147483647",
                "'\"lines\":[{\"sku\":\"A\",\"quantity\":99999999999}]' | lines[0].quantity | must be from 1 to 2147483647",
                "'\"lines\":[{\"sku\":\"A\",\"quantity\":1,\"price\":1}]' | lines[0].price | must be an object",
                "'\"lines\":[{\"sku\":\"A\",\"quantity\":1,\"discount\":{}}]' | lines[0].discount.amount | is missing",
                "'\"lines\":[{\"sku\":\"A\",\"quantity\":1}],\"lines\":[]' | '' | Duplicate",
            })
    void namesTheFieldAndTheRule(String members, String field, String rule) {
        assertBroken("{" + members + "}", field, rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EUR | XXXX | tenders[0].amount.currency | must be an ISO 4217 code such as EUR",
                "200 | 2.5 | tenders[0].amount.amount | must be a whole number",
                "200 | 99999999999999999999 | tenders[0].amount.amount | must be a whole number",
                "\"kind\":\"cash\", | '' | tenders[0].kind | is missing",
                "EUR\" | EUR\",\"x\":1 | tenders[0].amount.x | is not known here",
            })
    void namesWhatIsWrongWithATender(String part, String wrong, String field, String rule) {
        assertBroken("{\"lines\":[" + LINE + "],\"tenders\":[" + CASH.replace(part, wrong) + "]}", field, rule);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        var order = "{\"lines\":[" + LINE + "],\"tenders\":[" + CASH + "],";

        assertBroken(order + "\"hold\":\"h1\"}", "hold", "must be the id or the token of a hold");
        assertBroken(order + "\"training\":1}", "training", "must be true or false");
        assertBroken(order + "\"tip\":1}", "tip", "is not known here");
    }

    private static OrderRequest order(String line, String tender) {
        return read("{\"lines\":[" + line + "],\"tenders\":[" + tender + "]}");
    }

    private static OrderRequest read(String body) {
        return new OrderRequestReader(OrderRequestReaderTest::claim).read(Bytes.utf8(body));
    }

    private static Optional<HoldClaim> claim(String text) {
        return text.equals("h1") ? Optional.empty() : Optional.of(new HoldClaim(UUID.fromString(text), false));
    }

    private static void assertBroken(String body, String field, String rule) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(JsonObject.InvalidBody.class, broken -> {
            assertThat(broken.field()).isEqualTo(field);
            assertThat(broken.rule()).contains(rule);
        });
    }
}
